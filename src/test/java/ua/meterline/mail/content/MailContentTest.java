package ua.meterline.mail.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.mail.Mails;
import ua.meterline.mail.mime.Deadline;
import ua.meterline.mail.mime.MailLimits;
import ua.meterline.mail.mime.MimeReader;

class MailContentTest {
    private final Deadline deadline = new Deadline(Duration.ofMinutes(1), System::nanoTime);
    private final MailContent content = new MailContent(deadline);

    /** RFC 3676. ␊ stands for a line end, ␠ for a blank at the end of a line. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no  | a␠␊b␊c            | a b␊c",
                "yes | 12␠␊34␊c          | 1234␊c",
                "no  | > old␠␊new        | > old␠␊new",
                "no  | > a␠␊> b␊c        | > a b␊c",
                "no  | >> a␠␊> b␊c       | >> a␠␊> b␊c",
                "no  | new␠␊> old        | new␠␊> old",
                "no  | a␊␠> b␊␠From: c   | a␊> b␊From: c",
                "no  | a␠␊--␠␊b          | a ␊-- ␊b",
                "no  | a␊␊b              | a␊␊b",
            })
    void joinsTheLinesOfFlowedTextButNotAcrossQuotes(String delSp, String text, String joined) throws Exception {
        assertThat(text("Content-Type: text/plain; format=flowed; delsp=" + delSp + "\n\n" + shown(text))
                        .strip())
                .isEqualTo(shown(joined).strip());
    }

    @Test
    void prefersHtmlWhereItStrikesTextOut() throws Exception {
        assertThat(text(alternative("1250 1257", "<s>1250</s> 1257")).strip()).isEqualTo("1257");
        assertThat(text(alternative("1250 1257", "<b>1250</b>")).strip()).isEqualTo("1250 1257");
    }

    @ParameterizedTest
    @CsvSource({"text/plain, a.txt", "application/octet-stream, a.txt", "text/plain, a"})
    void hasAttachedTextsToSpare(String type, String name) throws Exception {
        String header = "Content-Type: " + type + "\nContent-Disposition: attachment; filename=" + name + "\n\n";
        assertThat(text(header + "1250")).isEmpty();
        assertThat(content.spareText().strip()).isEqualTo("1250");
    }

    @ParameterizedTest
    @CsvSource({
        "text/csv, , attachment.csv",
        "text/comma-separated-values, , attachment.csv",
        "application/octet-stream, A.CSV, A.CSV",
        "application/octet-stream, a.xlsx, a.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, , attachment.xlsx",
        "application/pdf, a.pdf, a.pdf",
        "text/html, a.html, a.html",
    })
    void hasListsAndDocuments(String type, String name, String shown) throws Exception {
        String file = name == null ? "" : "; filename=" + name;
        assertThat(text("Content-Type: " + type + "\nContent-Disposition: attachment" + file + "\n\n1250"))
                .isEmpty();
        assertThat(content.attachments()).extracting(Attachment::name).containsExactly(shown);
    }

    private static String alternative(String plain, String html) {
        return "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n" + plain
                + "\n--b\nContent-Type: text/html\n\n" + html + "\n--b--\n";
    }

    private static String shown(String text) {
        return text.replace('␊', '\n').replace('␠', ' ');
    }

    private String text(String mail) throws IOException {
        return content.text(
                MimeReader.read(new ByteArrayInputStream(Mails.octets(mail)), MailLimits.STANDARD, deadline));
    }
}
