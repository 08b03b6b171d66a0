package ua.meterline.reading.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultilingualTextTest {
    @Test
    void isInTheAnnouncedLanguageWhenItNamesNone() {
        MultilingualText text = MultilingualText.of("Неправильный формат: исправьте");

        assertThat(text.in(Language.ANNOUNCED)).contains("Неправильный формат: исправьте");
        assertThat(text.texts()).hasSize(1);
        assertThat(text.answering("Добрий день, показник 0501234567")).isEqualTo("Неправильный формат: исправьте");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void isEmptyWithoutText(String setting) {
        MultilingualText text = MultilingualText.of(setting);

        assertThat(text.isEmpty()).isTrue();
        assertThat(text.main()).isEmpty();
        assertThat(text.answering("the reading")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Мій показник 0501234567 12 | Дякуємо",
                "Мои показания 0501234567 12 | Спасибо",
                "The reading of account 0501234567 is 12 | Thank you",
                "A mérőállás: 0501234567 12 | Дякуємо",
                "0501234567 12 | Дякуємо"
            })
    void answersInTheLanguageOfTheMessageIfItHasThatAndElseInTheFirst(String message, String answer) {
        MultilingualText text = MultilingualText.of("uk: Дякуємо | ru:Спасибо|en: Thank you ");

        assertThat(text.answering(message)).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ua: Дякуємо; must have texts in the languages uk, ru, hu, en, but has one in ua",
                "uk: Дякуємо | Спасибо; must name the language of each text, such as uk: ... | ru: ...",
                "Дякуємо | Спасибо; must name the language of each text, such as uk: ... | ru: ...",
                "uk: Дякуємо |; must name the language of each text, such as uk: ... | ru: ...",
                "uk: Дякуємо | uk: Спасибі; must have one text in each language, but has two in uk"
            })
    void refusesATextWhoseLanguageIsUnclear(String setting, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MultilingualText.of(setting))
                .withMessage(problem);
    }
}
