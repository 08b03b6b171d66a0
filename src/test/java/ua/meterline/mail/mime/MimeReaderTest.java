package ua.meterline.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails with a legal but rare structure, and malformed mails of real programs. */
class MimeReaderTest {
    private static final String MULTIPART = "From: a@b.ua\nContent-Type: multipart/mixed; boundary=\"b c\"\n";
    private static final String PARTS = "--b c\nContent-Type: text/plain\n\nhello\n--b c\n\nworld\n--b c--\n";

    @Test
    void skipsALargeAttachmentInTheStream() throws Exception {
        byte[] block = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n"
                .repeat(1000)
                .getBytes(ISO_8859_1);
        Stream<InputStream> photo =
                Collections.nCopies(500, block).stream().map(octets -> (InputStream) new ByteArrayInputStream(octets));
        InputStream mail = new SequenceInputStream(Collections.enumeration(Stream.concat(
                        Stream.concat(
                                Stream.of(stream(MULTIPART + "\n--b c\n\nhello\n--b c\nContent-Type: image/jpeg\n"
                                        + "Content-Transfer-Encoding: base64\n\n")),
                                photo),
                        Stream.of(stream("--b c\n\nworld\n--b c--\n")))
                .toList()));

        assertThat(texts(read(mail))).containsExactly("hello", "", "world");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // In order, then without the empty line, without the boundary, with another one, and encoded as a
                // whole.
                MULTIPART + "\n" + PARTS,
                MULTIPART + PARTS,
                "Content-Type: multipart/mixed\n\n" + PARTS,
                "Content-Type: multipart/mixed; boundary=other\n\n" + PARTS,
                "Content-Type: multipart/mixed; boundary=\"b c\"\nContent-Transfer-Encoding: base64\n\n" + PARTS,
                "Content-Type: multipart/mixed\nContent-Transfer-Encoding: quoted-printable\n\n"
                        + "--b=\n c\nContent-Type=3A text/plain\n\nhello\n--b c\n\nworld\n--b c--\n",
                "Content-Type: text/plain\nContent-Type: multipart/mixed; boundary=\"b c\"\n\n" + PARTS,
                "Content-Type: multipart/mixed; boundary=\"b c\"\nContent-Type: text/plain\n\n" + PARTS,
                "Content-Type: multipart/mixed; boundary=b(c)\n\n"
                        + "--b(c)\nContent-Type: text/plain\n\nhello\n--b(c)\n\nworld\n--b(c)--\n",
                "Content-Type: multipart/mixed; boundary=\"--b\"\n\n" + "----b\n\nhello\n----b\n\nworld\n----b--\n",
                "From someone Mon Nov  2\nContent-Type: multipart/mixed ; ;; boundary=\"b c\"\n\n" + PARTS,
            })
    void findsTheParts(String mail) throws Exception {
        assertThat(texts(read(stream(mail)))).containsExactly("hello", "world");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Subject: x~~hello | hello",
                "Subject: x~hello~~world | hello~~world",
                "Subject: x~Доброго дня: 5~Total: 6~~7 | Доброго дня: 5~Total: 6~~7",
                "Subject(: x~To: y~~hello | hello",
                "hello~~world | hello~~world",
            })
    void findsTheEndOfAHeader(String mail, String content) throws Exception {
        byte[] octets = mail.replace('~', '\n').getBytes(UTF_8);
        MimePart part = read(new ByteArrayInputStream(octets));
        assertThat(new String(part.content(), UTF_8).replace("\r", "").strip().replace('\n', '~'))
                .isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attachment; filename=a.csv | a.csv",
                "attachment; filename=\"C:\\\\lists\\\\a b.csv\" | a b.csv",
                "attachment filename=a.csv | a.csv",
                "attachment; filename*=UTF-8''%D0%B3%D0%B0%D0%B7.csv | газ.csv",
                "attachment; filename*0=\"a.c\"; filename*1=\"sv\" | a.csv",
                "attachment; filename*1=\"sv\"; filename*0=\"a.c\" | a.csv",
                "attachment; filename*0=0; filename*1=1; filename*2=2; filename*3=3; filename*4=4; filename*5=5;"
                        + " filename*6=6; filename*7=7; filename*8=8; filename*9=9; filename*10=.csv | 0123456789.csv",
                "attachment; filename*0*=UTF-8''%D0%B3; filename*1*=%D0%B0%D0%B7.csv | газ.csv",
                "attachment; filename=\"=?UTF-8?B?0LPQsNC3?=.csv\" | газ.csv",
                "attachment; filename=\"\u00E3\u00E0\u00E7.csv\" | газ.csv",
            })
    void readsFileNames(String disposition, String name) throws Exception {
        MimePart part = read(stream("Content-Disposition: " + disposition + "\n\n0501234567;12345"));
        assertThat(part.header().fileName()).isEqualTo(name);
        assertThat(texts(part)).containsExactly("0501234567;12345");
    }

    @Test
    void doesNotCountThePartsOfAnAttachment() throws Exception {
        String attached = "Content-Disposition: attachment\nContent-Type: multipart/mixed; boundary=c\n\n"
                + "--c\n\nx\n".repeat(100);
        assertThat(texts(read(stream(MULTIPART + "\n--b c\n" + attached + "--b c\n\nhello\n--b c--\n"))))
                .containsExactly("", "hello");
    }

    private static MimePart read(InputStream mail) throws IOException, MailLimitException {
        return MimeReader.read(mail, MailLimits.STANDARD, new Deadline(MailLimits.STANDARD.time(), System::nanoTime));
    }

    private static List<String> texts(MimePart part) {
        return part.children().isEmpty()
                ? List.of(new String(part.content(), ISO_8859_1).strip())
                : part.children().stream()
                        .flatMap(child -> texts(child).stream())
                        .toList();
    }

    private static InputStream stream(String octets) {
        return new ByteArrayInputStream(octets.getBytes(ISO_8859_1));
    }
}
