package ua.meterline.reading.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NumberReaderTest {
    private static final String FIRST = "0501234567";
    private static final String SECOND = "0501234568";

    @ParameterizedTest
    @CsvFileSource(
            resources = "/reading/letter-texts.csv",
            delimiter = '|',
            quoteCharacter = '"',
            ignoreLeadingAndTrailingWhitespace = true,
            emptyValue = "")
    void acceptsNoOtherReading(String text, String readings, String otherwise) {
        String letter = text.replace("{A}", FIRST).replace("{B}", SECOND).replace("{LF}", "\n");
        Passage passage = Passage.of(letter, Origin.OWN, () -> {});
        String accepted = values(NumberReader.read(List.of(passage), () -> {}));
        if (accepted.isEmpty()) {
            assertThat(otherwise).as("%s: nothing accepted", text).isEqualTo("held");
        } else {
            assertThat(accepted).as(text).isEqualTo(readings);
        }
    }

    private static String values(TextReadings found) {
        return found.readings().stream()
                .sorted(Comparator.comparing(reading -> reading.account().digits()))
                .map(reading -> String.valueOf(reading.value().value()))
                .collect(Collectors.joining(" "));
    }
}
