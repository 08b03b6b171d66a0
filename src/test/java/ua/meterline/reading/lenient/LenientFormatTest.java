package ua.meterline.reading.lenient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.ReadingFormat.Reading;
import ua.meterline.reading.RegisterValue;

class LenientFormatTest {
    private static final Map<String, String> INVISIBLE = Map.ofEntries(
            Map.entry("{NBSP}", "\u00A0"),
            Map.entry("{FIGURE}", "\u2007"),
            Map.entry("{NARROW}", "\u202F"),
            Map.entry("{IDEOGRAPHIC}", "\u3000"),
            Map.entry("{TAB}", "\t"),
            Map.entry("{CR}", "\r"),
            Map.entry("{LF}", "\n"),
            Map.entry("{BOM}", "\uFEFF"),
            Map.entry("{ZWSP}", "\u200B"),
            Map.entry("{WJ}", "\u2060"),
            Map.entry("{NUL}", "\u0000"),
            Map.entry("{RLO}", "\u202E"),
            Map.entry("{SURROGATE}", "\uD83D"));

    private final LenientFormat format = new LenientFormat();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/reading/lenient-texts.csv", delimiter = '|', quoteCharacter = '\u0001')
    void readsOnlyUnambiguousTexts(String what, String text, String account, Integer value) {
        Optional<Reading> expected = account == null
                ? Optional.empty()
                : Optional.of(new Reading(new AccountNumber(account), new RegisterValue(value)));

        assertThat(format.read(visible(text == null ? "" : text))).isEqualTo(expected);
    }

    @Test
    void rejectsALongTextAtOnce() {
        assertThat(format.read("0501234567 12345" + " ".repeat(185))).isPresent();
        assertThat(format.read("0501234567 12345" + " ".repeat(186))).isEmpty();
    }

    private static String visible(String text) {
        String visible = text;
        for (Map.Entry<String, String> entry : INVISIBLE.entrySet()) {
            visible = visible.replace(entry.getKey(), entry.getValue());
        }
        return visible;
    }
}
