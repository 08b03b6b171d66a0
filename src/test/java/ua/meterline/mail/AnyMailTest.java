package ua.meterline.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.fixture.SeededCase;
import ua.meterline.mail.mime.HeaderText;
import ua.meterline.mail.mime.MailLimitException;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.text.FoundReading;

/** For any input, the parser ends in time with a mail or with an exceeded limit. */
class AnyMailTest {
    /** Long enough that quadratic work takes more than the CPU time that is allowed. */
    private static final int LONG = 64 * 1024;

    /** A slow processor needs 3 s. */
    private static final Duration CPU_TIME = Duration.ofSeconds(8);

    private static final Duration TIMEOUT = Duration.ofSeconds(120);

    private final MailParser parser = new MailParser(Mails.OURS);

    @Test
    void parsesAnyOctets() {
        SeededCase.forAll(200, random -> {
            byte[] octets = random.octets(0, 2000);
            assertThat(parser.parse(octets).answerability()).isNotNull();
        });
    }

    @Test
    void parsesAnyText() {
        SeededCase.forAll(200, random -> {
            String text = random.text();
            ParsedMail mail = Mails.of("x", text);
            assertThat(mail.readings().isEmpty()).isEqualTo(mail.problem().isPresent());
        });
    }

    @Test
    void readsTheAnnouncedFormatWithAnyNumbers() {
        SeededCase.forAll(300, random -> {
            String account = "050%07d".formatted(random.nextInt(10_000_000));
            int value = random.nextInt(100_000);
            ParsedMail mail = Mails.of("7104", account + " " + value);
            assertThat(mail.readings())
                    .containsExactly(new FoundReading(new AccountNumber(account), new RegisterValue(value)));
        });
    }

    @Test
    void readsAMailOfTheCorpusWithMissingOrChangedOctets() throws Exception {
        Random random = new Random(4);
        for (byte[] mail : corpus()) {
            for (int i = 0; i < 4 && mail.length > 0; i++) {
                byte[] damaged = Arrays.copyOf(mail, 1 + random.nextInt(mail.length));
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                assertThat(parser.parse(damaged)).isNotNull();
            }
        }
    }

    /** Repetitions that could make a regular expression backtrack. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "0",
                "1 ",
                "05 ",
                "050-",
                "12.",
                "1/",
                "(0",
                "+3",
                "12:",
                "рахунок ",
                "о/",
                "> ",
                "\n",
                " ",
                "\t",
                "--\n",
                "=?",
                "<",
                "<b>",
                "<blockquote>",
                "&",
                "<a href='",
                "data:a/",
                "a@",
                "@",
                "www.",
                "\"",
                "(",
                "On 2026 a@b\n",
                "From: \nSent: ",
                "-",
                "---- ",
                "січ ",
                "1 січ",
                "о.р.",
                "12345 м",
                "0501234567 ",
                "0501234567 1\n",
                "1\n0501234567\n",
                "показник ",
                "12 345 ",
                "O",
                "і\u0308",
                "\u0301",
                "😀",
                "або ",
                "№",
                "x.y ",
                "1) ",
                "Re: ",
                "з повагою ",
                "1,1",
                "050 123 45 6 "
            })
    void readsRepetitionsInTime(String piece) {
        String text = piece.repeat(LONG / piece.length());
        assertReadInTime("text/plain", text);
        assertReadInTime("text/html", text);
        assertInTime(
                () -> assertThat(HeaderText.decode(text.replace("\n", " "))).hasSizeLessThanOrEqualTo(501));
    }

    @Test
    void readsAnyMixtureInTime() {
        SeededCase.forAll(3, random -> {
            String alphabet = "0123456789 0123456789 ..,,--//::()+>\n\t|=?@<&;№'\"оОрлсабмт3iIxгрн";
            assertReadInTime("text/plain", random.text(alphabet, 2 * LONG, 2 * LONG));
        });
    }

    @Test
    void findsTenThousandReadings() throws Exception {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            list.append("0500%06d %d\n".formatted(i, i));
        }
        assertThat(Mails.of("list", list.toString()).readings()).hasSize(10_000);
    }

    private void assertReadInTime(String type, String text) {
        byte[] mail =
                ("From: a@b.ua\nContent-Type: " + type + "; charset=utf-8\n\n" + text).getBytes(StandardCharsets.UTF_8);
        assertInTime(() -> {
            try {
                assertThat(parser.parse(mail)).isNotNull();
            } catch (MailLimitException e) {
                assertThat(e.reason()).as("on a loaded machine").isEqualTo("too-slow");
            }
        });
    }

    /** The CPU time, other than the time, does not depend on what else runs. */
    private static void assertInTime(Executable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        assertTimeoutPreemptively(TIMEOUT, () -> {
            long before = threads.getCurrentThreadCpuTime();
            work.execute();
            assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before))
                    .isLessThan(CPU_TIME);
        });
    }

    private static List<byte[]> corpus() throws IOException {
        List<byte[]> mails = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/mail/corpus"))) {
            for (Path file : files.toList()) {
                mails.add(Files.readAllBytes(file));
            }
        }
        return mails;
    }
}
