package ua.meterline.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
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
        assertThat(TransferEncoding.decode("quoted-printable", octets(encoded)))
                .asString(ISO_8859_1)
                .isEqualTo(new String(octets(decoded), ISO_8859_1));
    }

    @Test
    void readsAMillionSoftLineBreaksInARow() {
        byte[] octets = octets("12" + "=␍␊".repeat(1_000_000) + "345");
        assertThat(TransferEncoding.decode("quoted-printable", octets))
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
        "MDUwMTIzNDU2NyAxMjM0NQ==␊--footer, 0501234567 12345",
        "MDUwMTIzNDU2NyAxMjM0NQ==␍␊␍␊--␠␍␊Checked for viruses.␍␊www.avast.com␍␊, 0501234567 12345",
        "MDUwMTIzNDU2NyAxMjM0␊Sent by a gateway␊www.example.com, 0501234567 1234",
        "MDUwMTIzNDU2NyAxMjM0␊____␊disclaimer, 0501234567 1234",
        "CAUTION: from outside␊␊MDUwMTIzNDU2NyAx␊MjM0NQ==, 0501234567 12345",
        "MDUwMTIzNDU2NyAxMjM0NQ==␊IDY3ODk=, 0501234567 12345 6789",
        "MDUwMTIzNDU2NyAx␊MjM0NQ==IDY3ODk=, 0501234567 12345 6789",
        "MDUwMTIzNDU2NyAx␊M, 0501234567 1",
    })
    void readsBase64WithoutPaddingAndBesidePlainText(String encoded, String decoded) {
        assertThat(TransferEncoding.decode("BASE64 ", octets(encoded)))
                .asString(ISO_8859_1)
                .isEqualTo(decoded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-uuencode | begin 644 m.txt␍␊/,#4P,3(S-#4V-R`Q,C,T-0``␍␊`␍␊end␍␊",
                "X-UUE | begin 644 m.txt␊/,#4P,3(S-#4V-R Q,C,T-0␊`␊end",
            })
    void readsUuencode(String name, String encoded) {
        assertThat(TransferEncoding.decode(name, octets(encoded)))
                .asString(ISO_8859_1)
                .startsWith("0501234567 1234");
    }

    @ParameterizedTest
    @CsvSource({"base64", "\"base64\"", "(a comment) BASE64", "base64;"})
    void knowsAnEncodingByItsName(String name) {
        assertThat(TransferEncoding.decode(name, octets("MTIzNDU=")))
                .asString(ISO_8859_1)
                .isEqualTo("12345");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7bit      | MDUw=3D",
                "nonsense  | MDUw=3D",
                "          | MDUw=3D",
                "base64    | account 0501234567 reading 12345",
                "base64    | account 0501234567␊␊reading␊12345",
                "x-uuencode | account 0501234567",
            })
    void leavesWhatIsNotEncoded(String name, String content) {
        assertThat(TransferEncoding.decode(name, octets(content))).isEqualTo(octets(content));
    }

    /** Else a soft line break cuts a number in two. */
    @ParameterizedTest
    @CsvSource({
        "=D1=80=D0=B0=D1=85 12=␊345",
        "0YDQsNGFIDEyMzQ1ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAg␊ICAgICAgICAgICAgICAgICAgICA=␊",
    })
    void decodesWhatIsSurelyEncodedWithoutADeclaration(String encoded) {
        assertThat(TransferEncoding.decode("8bit", octets(encoded)))
                .asString(UTF_8)
                .isEqualToIgnoringWhitespace("рах 12345");
    }

    private static byte[] octets(String shown) {
        return shown.replace('␍', '\r')
                .replace('␊', '\n')
                .replace('␉', '\t')
                .replace('␠', ' ')
                .getBytes(ISO_8859_1);
    }
}
