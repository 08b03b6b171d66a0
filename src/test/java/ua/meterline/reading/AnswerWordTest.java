package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerWordTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ТАК", "так", "Так.", " так ", "т", "Т.", "«ТАК»", "так)", "ТАК!!!", "tak", "TAK", "Taк", "тAK",
                        "ТАК 👍",
                "ДА", "Да!", "да", "da", "Dа", "YES", "Yes", "yes.", "УЕS", "уеѕ", "IGEN", "Igen!", "іgen", "иген"
            })
    void takesTheWordInAnyCaseAndAlphabet(String text) {
        assertThat(AnswerWord.is(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "!",
                "НІ",
                "нет",
                "no",
                "nem",
                "так 12345",
                "12345",
                "1",
                "так так",
                "так, але інше",
                "не так",
                "т а к",
                "ok",
                "дата",
                "таксі",
                "так                     так"
            })
    void takesNothingElse(String text) {
        assertThat(AnswerWord.is(text)).isFalse();
    }
}
