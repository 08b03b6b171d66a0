package ua.meterline.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ua.meterline.mail.MailParser;
import ua.meterline.mail.Mails;

class MailLimitsTest {
    private static final String READING = "\n\naccount 0501234567 reading 12345\n";

    /** With a long timeout, for a busy machine. */
    private final MailParser parser = new MailParser(
            Mails.OURS,
            new MailLimits(MailLimits.STANDARD.parts(), MailLimits.STANDARD.depth(), Duration.ofMinutes(2)));

    /** Signatures have some dozens of pictures. */
    @Test
    void readsAThousandPartsAndRejectsMore() throws Exception {
        assertThat(parser.parse(Mails.octets(multipart(999))).readings()).hasSize(1);
        assertReason("too-many-parts", Mails.octets(multipart(1000)));
    }

    @Test
    void rejectsAMillionPartsWithoutCreatingThem() {
        assertReason(
                "too-many-parts",
                Mails.octets("Content-Type: multipart/mixed; boundary=b\n\n" + "--b\n".repeat(1_000_000)));
    }

    @Test
    void countsThePartsOfAllLevels() {
        String inner = "Content-Type: multipart/mixed; boundary=c\n\n" + ("--c" + READING).repeat(400);
        assertReason(
                "too-many-parts",
                Mails.octets("Content-Type: multipart/mixed; boundary=b\n\n" + ("--b\n" + inner).repeat(3)));
    }

    @Test
    void readsAHundredLevelsAndRejectsMore() throws Exception {
        assertThat(parser.parse(Mails.octets(nested(100))).readings()).hasSize(1);
        assertReason("too-deep", Mails.octets(nested(101)));
        assertReason("too-deep", Mails.octets("Content-Type: message/rfc822\n\n".repeat(1000)));
    }

    @Test
    void rejectsATooLargeHeader() {
        assertReason("header-too-large", Mails.octets("X: y\n".repeat(100_000)));
    }

    @Test
    void rejectsATooLongText() {
        assertReason("text-too-long", Mails.octets("From: a@b.ua\n\n" + "x".repeat(1024 * 1024 + 1)));
    }

    /** Each part alone is within the limit. */
    @Test
    void rejectsATooLongTextSplitIntoParts() throws Exception {
        String half = "\n\n" + "x \n".repeat(170_000);
        String mixed = "From: a@b.ua\nContent-Type: multipart/mixed; boundary=b\n\n";
        assertReason("text-too-long", Mails.octets(mixed + ("--b" + half).repeat(3)));
        assertThat(parser.parse(Mails.octets(mixed + "--b" + half + "--b" + READING))
                        .readings())
                .hasSize(1);
    }

    @Test
    void rejectsTooLongHtmlInSeveralAlternatives() {
        String half = "\nContent-Type: text/html\n\n" + "x \n".repeat(170_000);
        assertReason(
                "text-too-long",
                Mails.octets("From: a@b.ua\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\nsee below\n"
                        + ("--b" + half).repeat(4)));
    }

    @Test
    void stopsAtTheDeadline() {
        MailParser hasty = new MailParser(Mails.OURS, new MailLimits(20, 5, Duration.ZERO));
        assertThatExceptionOfType(MailLimitException.class)
                .isThrownBy(() -> hasty.parse(Mails.octets(multipart(1))))
                .extracting(MailLimitException::reason)
                .isEqualTo("too-slow");
    }

    @Test
    void doesNotCountNestedHtmlAsNestedParts() {
        String html = "From: a@b.ua\nContent-Type: text/html\n\n" + "<div>".repeat(100_000) + "0501234567 12345";
        assertThatCode(() -> parser.parse(Mails.octets(html))).doesNotThrowAnyException();
    }

    private void assertReason(String reason, byte[] mail) {
        assertThatExceptionOfType(MailLimitException.class)
                .isThrownBy(() -> parser.parse(mail))
                .extracting(MailLimitException::reason)
                .isEqualTo(reason);
    }

    private static String multipart(int parts) {
        return "From: a@b.ua\nContent-Type: multipart/mixed; boundary=b\n\n" + ("--b" + READING).repeat(parts);
    }

    private static String nested(int levels) {
        StringBuilder mail = new StringBuilder();
        for (int level = 1; level < levels; level++) {
            mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(level, level));
        }
        return mail + READING;
    }
}
