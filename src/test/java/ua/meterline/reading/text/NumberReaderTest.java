package ua.meterline.reading.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.ExplainedNumber;

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
        String accepted = values(read(text.replace("{A}", FIRST).replace("{B}", SECOND), Set.of()));
        if (accepted.isEmpty()) {
            assertThat(otherwise).as("%s: nothing accepted", text).isEqualTo("held");
        } else {
            assertThat(accepted).as(text).isEqualTo(readings);
        }
    }

    /** The registry knows 0501234567 alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0501234567 1250{LF}Дякую{LF}0509999999 | 0501234567=1250 | 0509999999 phone",
                "О/р 0501234567 показник 1250{LF}Дякую{LF}0509999999 | 0501234567=1250 | 0509999999 phone",
                "0509999999{LF}Добрий день. О/р 0501234567, показник 1250 | 0501234567=1250 | 0509999999 phone",
                "0501234567, 1250, 0509999999 | 0501234567=1250 | 0509999999 phone",
                "О/р 0501234567 показник 1250{LF}Дякую{LF}5099999999 | UNEXPLAINED | 5099999999 unexplained",
            })
    void takesAnUnknownNumberForNoAccountBesideAKnownOne(String text, String found, String explained) {
        TextReadings read = read(text, Set.of(new AccountNumber(FIRST)));

        assertThat(summary(read)).isEqualTo(found);
        assertThat(read.numbers()).extracting(ExplainedNumber::toString).contains(explained);
    }

    /** Where a word names the unknown account, where it may have a reading, and where no account is known. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "О/р 0501234567, показник 1250. Рахунок 0509999999 | SEVERAL_CANDIDATES",
                "О/р 0509999999 показник 1250{LF}Дякую{LF}0501234567 | 0509999999=1250 NO_READING",
                "0509999999 1250{LF}Дякую{LF}0501234567 | 0509999999=1250 NO_READING",
                "0501234567 1250{LF}0509999999 1250 | 0501234567=1250 0509999999=1250",
                "0501234567{LF}1250{LF}Дякую{LF}0509999999{LF}1250 | 0501234567=1250 0509999999=1250",
                "1250{LF}0501234567{LF}1250{LF}0509999999 | 0501234567=1250 0509999999=1250",
                "Тел. 0501234567. Показник 1250{LF}Дякую{LF}0509999999 | 0509999999=1250",
                "0507777777 1250{LF}Дякую{LF}0509999999 | 0507777777=1250 NO_READING",
            })
    void leavesOtherUnknownAccountsAsTheyAre(String text, String found) {
        TextReadings read = read(text, Set.of(new AccountNumber(FIRST)));

        assertThat(summary(read)).isEqualTo(found);
        assertThat(read).isEqualTo(read(text, Set.of()));
    }

    private static TextReadings read(String text, Set<AccountNumber> registered) {
        Passage passage = Passage.of(text.replace("{LF}", "\n"), Origin.OWN, () -> {});
        return NumberReader.read(List.of(passage), registered, () -> {});
    }

    private static String summary(TextReadings read) {
        return Stream.concat(
                        read.readings().stream()
                                .map(reading -> reading.account().digits() + "="
                                        + reading.value().value()),
                        read.doubt().stream().map(doubt -> doubt.kind().name()))
                .collect(Collectors.joining(" "));
    }

    private static String values(TextReadings found) {
        return found.readings().stream()
                .sorted(Comparator.comparing(reading -> reading.account().digits()))
                .map(reading -> String.valueOf(reading.value().value()))
                .collect(Collectors.joining(" "));
    }
}
