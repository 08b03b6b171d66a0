package ua.meterline.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingFormatTest {
    private static final String ANNOUNCED = "\\s*(?<account>\\d{10})\\s+(?<value>\\d{1,5})\\s*";
    private final ReadingFormat format = ReadingFormat.of(ANNOUNCED);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'1234567890 12345',1234567890,12345",
                "'1234567890 1234',1234567890,1234",
                "'1234567890 123',1234567890,123",
                "'1234567890 12',1234567890,12",
                "'1234567890 1',1234567890,1",
                "'1234567890 0',1234567890,0",
                "'1234567890 99999',1234567890,99999",
                "'1234567890 00042',1234567890,42",
                "'0000000001 00000',0000000001,0",
                "'0501234567 777',0501234567,777",
                "'  1234567890 12345',1234567890,12345",
                "'1234567890 12345   ',1234567890,12345",
                "'1234567890     12345',1234567890,12345",
                "'1234567890\t12345',1234567890,12345",
                "'1234567890\r\n12345\r\n',1234567890,12345",
                "'\n 1234567890 \t 12345 \n',1234567890,12345"
            })
    void readsAccountAndValue(String text, String account, int value) {
        ReadingFormat.Reading reading = format.read(text);

        assertThat(reading.account()).isEqualTo(new AccountNumber(account));
        assertThat(reading.value()).isEqualTo(new RegisterValue(value));
    }

    static Stream<String> otherTexts() {
        return Stream.of(
                "",
                " ",
                "\n",
                "12345678901 12345",
                "123456789 12345",
                "1234567890 123456",
                "1234567890",
                "1234567890 ",
                "123456789012345",
                "12345",
                "1234567890 12345 1",
                "1234567890 12345 спасибо",
                "1234567890,12345",
                "1234567890.12345",
                "1234567890-12345",
                "1234567890 12.5",
                "1234567890 12,5",
                "1234567890 -1234",
                "1234567890 +1234",
                "1234567890 1e4",
                "1234567890 0x1F",
                "12345 67890 12345",
                "+1234567890 12345",
                "абвгдежзик лмноп",
                "12345б7890 12345",
                "O123456789 l2345",
                "١٢٣٤٥٦٧٨٩٠ ١٢٣٤٥",
                "1234567890 ١٢٣٤٥",
                "1234567890 \uFF11\uFF12\uFF13\uFF14\uFF15",
                "१२३४५६७८९० १२३४५",
                "1234567890 ①②③",
                "1234567890\u00A012345",
                "1234567890\u200712345",
                "1234567890\u2003 12345",
                "1234567890\u300012345",
                "\uFEFF1234567890 12345",
                "1234567890 12345\u0000",
                "1234567890\u000012345",
                "1234567890 12345\u200B",
                "\u202E1234567890 12345",
                "1234567890 12345\uD800");
    }

    @ParameterizedTest
    @MethodSource("otherTexts")
    void rejectsOtherTexts(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> format.read(text));
    }

    @Test
    void rejectsALongTextAtOnce() {
        String blanks = " ".repeat(60_000);
        assertThatIllegalArgumentException().isThrownBy(() -> format.read(blanks));
        assertThatIllegalArgumentException().isThrownBy(() -> format.read("1234567890" + blanks + "x"));
    }

    @Test
    void exposesItsExpressionForValidation() {
        assertThat(format.regularExpression()).isEqualTo(ANNOUNCED);
    }

    @Test
    void supportsAnotherFormatWithTheSameGroups() {
        ReadingFormat other = ReadingFormat.of("(?<value>\\d+)#(?<account>\\d+)");

        assertThat(other.read("42#1234567890")).isEqualTo(format.read("1234567890 42"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456#1234567890", "42#123456789", "99999999999#1234567890"})
    void requiresAValidAccountAndValueInAnyFormat(String text) {
        ReadingFormat loose = ReadingFormat.of("(?<value>\\d+)#(?<account>\\d+)");

        assertThatIllegalArgumentException().isThrownBy(() -> loose.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#42", "1234567890#"})
    void doesNotMatchWithoutAnOptionalGroup(String text) {
        ReadingFormat loose = ReadingFormat.of("(?<account>\\d+)?#(?<value>\\d+)?");

        assertThatIllegalArgumentException().isThrownBy(() -> loose.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?<account>\\d{10}", "*", "[", "(?<account>a)(?<account>b)(?<value>c)"})
    void rejectsAMalformedExpression(String expression) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadingFormat.of(expression))
                .withMessageContaining("is not a regular expression");
    }

    @ParameterizedTest
    @CsvSource({
        "(?<value>\\d+), account",
        "(?<account>\\d+), value",
        "(\\d+) (\\d+), account",
        "'', account",
        "\\(?<account>(?<value>\\d+), account",
        "(?<account>\\d+)[(?<value>], value"
    })
    void rejectsAnExpressionWithoutTheNamedGroups(String expression, String missing) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReadingFormat.of(expression))
                .withMessageContaining("has no group named '" + missing + "'");
    }
}
