package ua.meterline.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.mail.MailParser;
import ua.meterline.mail.Mails;

class TransferEncodingTest {
    /** ␍ ␊ ␉ and ␠ stand for CR, LF, TAB and a blank. */
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
                "a=               | a=",
                "''               | ''",
            })
    void decodesMalformedQuotedPrintableAsFarAsPossible(String encoded, String decoded) {
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

    /** Mime4j keeps an equals sign at the end of the input. */
    @Test
    void readsANumberBeforeASoftLineBreakAtTheEnd() throws Exception {
        byte[] mail = octets("From: a@b.ua␊Content-Transfer-Encoding: quoted-printable␊␊0501234567 12345=");
        assertThat(new MailParser(Mails.OURS).parse(mail).readings())
                .extracting(found -> found.value().value())
                .containsExactly(12345);
    }

    @ParameterizedTest
    @CsvSource({
        "MDUwMTIzNDU2NyAxMjM0NQ==, 0501234567 12345",
        "MDUwMTIzNDU2NyAxMjM0NQ, 0501234567 12345",
        "MDUwMTIzNDU2NyAxMjM0NTY, 0501234567 123456",
        "MDUwMTIzN-DU2Ny!AxMjM0NQ=, 0501234567 12345",
        "MDUwMTIzNDU2NyAxMjM0NQ==--footer, 0501234567 12345",
    })
    void readsBase64WithoutPaddingAndWithAFooter(String encoded, String decoded) {
        assertThat(TransferEncoding.BASE64.decode(octets(encoded)))
                .asString(ISO_8859_1)
                .isEqualTo(decoded);
    }

    private static byte[] octets(String shown) {
        return shown.replace('␍', '\r')
                .replace('␊', '\n')
                .replace('␉', '\t')
                .replace('␠', ' ')
                .getBytes(ISO_8859_1);
    }
}
