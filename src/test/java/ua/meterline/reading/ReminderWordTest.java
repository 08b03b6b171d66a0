package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReminderWordTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "STOP", "stop", "Stop.", " stop ", "СТОП", "стоп", "Стоп!", "СТОП!!!", "«СТОП»", "CTOП", "CТОП", "СTOП",
                "STОP", "СТОР", "стоп 🛑"
            })
    void takesStopInAnyCaseAndAlphabet(String text) {
        assertThat(ReminderWord.of(text)).contains(ReminderWord.STOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"START", "start", "СТАРТ", "старт.", "Старт!", "CTAPT", "СТAРТ", "«Start»"})
    void takesStartInAnyCaseAndAlphabet(String text) {
        assertThat(ReminderWord.of(text)).contains(ReminderWord.START);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "!",
                "стоп стоп",
                "стоп 1",
                "0501234567 12345 стоп",
                "0501234567 12345",
                "не стоп",
                "с т о п",
                "стопп",
                "стартап",
                "stopp",
                "ТАК",
                "стоп                     "
            })
    void takesNothingElse(String text) {
        assertThat(ReminderWord.of(text)).isEmpty();
    }
}
