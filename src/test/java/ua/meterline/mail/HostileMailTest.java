package ua.meterline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.mail.content.MailText;
import ua.meterline.mail.mime.MailLimitException;
import ua.meterline.mail.mime.MailLimits;

/**
 * Mails of maximum length whose text makes superlinear work take minutes. {@code HostileMailIT} reads some of them with
 * the standard limits.
 */
class HostileMailTest {
    private static final int LONG = MailText.LONGEST - 100;
    private static final Duration HASTE = Duration.ofMillis(100);
    private static final Duration A_LITTLE_LATER = Duration.ofSeconds(20);

    private static final String FORWARDED = "---------- Forwarded message ----------\n";
    private static final String FORWARDED_AGAIN = FORWARDED + "x@y.ua, 20:20, wrote:\n";

    static Stream<String> forwardedPieces() {
        return Stream.of(
                "\n",
                " \n",
                ">\n",
                "> \n",
                "\r",
                "From: x\n",
                "Sent: x\n",
                "1) ",
                "1 м3 ",
                "050 123 45 6 ",
                "☎",
                "a@b, 20:20: ",
                FORWARDED);
    }

    @ParameterizedTest
    @MethodSource("forwardedPieces")
    void readsAForwardedMailOrRejectsItAtTheTimeLimit(String piece) {
        MailLimits limits = new MailLimits(20, 5, HASTE);
        readsAForwardedMail(limits, A_LITTLE_LATER, piece);
    }

    static void readsAForwardedMail(MailLimits limits, Duration deadline, String piece) {
        for (String start : List.of(FORWARDED, FORWARDED_AGAIN)) {
            assertTimeoutPreemptively(
                    deadline,
                    () -> assertThat(reason(new MailParser(Mails.OURS, limits), "plain", start, piece))
                            .isIn("", "too-slow"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "a ", "a\n", "1 ", "1\n", "> a\n", "1 м3 ", "x@y.ua 20:20\n", "From: x\n", "☎", "|"})
    void stopsReadingTextAtTheDeadline(String piece) {
        stopsAtTheDeadline("plain", piece);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>", "<p>", "<td>", "<a b ", "&", "<", "<!--", "a "})
    void stopsReadingHtmlAtTheDeadline(String piece) {
        stopsAtTheDeadline("html", piece);
    }

    /** With a clock that advances by a millisecond per check, and with a real one. */
    private static void stopsAtTheDeadline(String type, String piece) {
        AtomicLong clock = new AtomicLong();
        MailLimits hundredChecks = new MailLimits(20, 5, HASTE);
        MailParser counted = new MailParser(Mails.OURS, hundredChecks, () -> clock.addAndGet(1_000_000));
        MailParser timed = new MailParser(Mails.OURS, hundredChecks);

        assertThat(reason(counted, type, "", piece)).isEqualTo("too-slow");
        assertTimeoutPreemptively(A_LITTLE_LATER, () -> reason(timed, type, "", piece));
    }

    private static String reason(MailParser parser, String type, String before, String piece) {
        String text = before + piece.repeat((LONG - before.length()) / piece.length());
        byte[] mail = ("From: a@b.ua\nContent-Type: text/" + type + "; charset=utf-8\n\n" + text)
                .getBytes(StandardCharsets.UTF_8);
        try {
            parser.parse(mail);
            return "";
        } catch (MailLimitException e) {
            return e.reason();
        }
    }
}
