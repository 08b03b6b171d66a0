package ua.meterline.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferEncodingTest {
    /** ␍ ␊ ␉ and ␠ stand for what a table cannot show. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "a=3Db=3db        | a=b=b",
                "12=␍␊345         | 12345",
                "12=␊345          | 12345",
                "12=␍345          | 12345",
                "12=␠␉␍␊345       | 12345",
                "12␠␉␍␊345        | 12␍␊345",
                "1␠2␉3            | 1␠2␉3",
                "12␠␠             | 12",
                "a=b␠c=ZZ␠=.      | a=b␠c=ZZ␠=.",
                "a=4              | a=4",
                "a=               | a",
                "''               | ''",
            })
    void readsQuotedPrintableAsFarAsItGoes(String encoded, String decoded) {
        assertThat(TransferEncoding.QUOTED_PRINTABLE.decode(octets(encoded)))
                .asString(ISO_8859_1)
                .isEqualTo(new String(octets(decoded), ISO_8859_1));
    }

    @Test
    void readsAMillionSoftLineBreaksInARow() {
        byte[] octets = octets("12" + "=␍␊".repeat(1_000_000) + "345");
        assertThat(TransferEncoding.QUOTED_PRINTABLE.decode(octets))
                .asString(ISO_8859_1)
                .isEqualTo("12345");
    }

    private static byte[] octets(String shown) {
        return shown.replace('␍', '\r')
                .replace('␊', '\n')
                .replace('␉', '\t')
                .replace('␠', ' ')
                .getBytes(ISO_8859_1);
    }
}
