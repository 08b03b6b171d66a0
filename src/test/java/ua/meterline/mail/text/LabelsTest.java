package ua.meterline.mail.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.mail.Mails;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.text.FoundReading;

/** The labels of accounts and readings that customers use. Without the label, these texts are ambiguous. */
class LabelsTest {
    private static final FoundReading FOUND =
            new FoundReading(new AccountNumber("0501234567"), new RegisterValue(12345));

    /** Without a label, digits in these groups are a phone number. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "особовий рахунок",
                "о/р",
                "лицевой счёт",
                "лицевой счет",
                "л/с",
                "account",
                "folyószámla",
                "рахунок"
            })
    void nameTheAccount(String label) throws Exception {
        assertThat(Mails.of("", "050 123 45 67\nreading 12345").readings()).isEmpty();

        for (String written : waysToWrite(label)) {
            assertThat(Mails.of("", written + "050 123 45 67\nreading 12345").readings())
                    .as(written)
                    .containsExactly(FOUND);
        }
    }

    /** Without a label, the number is left over. */
    @ParameterizedTest
    @ValueSource(strings = {"показники", "показання", "показания", "показник", "reading", "mérőállás"})
    void nameTheReading(String label) throws Exception {
        assertThat(Mails.of("", "account 0501234567, something 12345").readings())
                .isEmpty();

        for (String written : waysToWrite(label)) {
            assertThat(Mails.of("", "account 0501234567, something " + written + "12345")
                            .readings())
                    .as(written)
                    .containsExactly(FOUND);
        }
    }

    /** A label does not make another number vanish. */
    @Test
    void holdANumberThatIsLeftOver() throws Exception {
        assertThat(Mails.of("", "account 0501234567\n777\nreading 12345").readings())
                .isEmpty();
    }

    private static String[] waysToWrite(String label) {
        return new String[] {
            label + " ",
            label.toUpperCase(Locale.ROOT) + ": ",
            label + " - ",
            label + "\n",
            label + " № ",
            label.replace(" ", "  ") + ":\t"
        };
    }
}
