package ua.meterline.journey;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.MailServer;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.mail.MailCase;
import ua.meterline.mail.MailCase.Outcome;

/** Mails with the structure of real ones, through the whole gateway, with the answers to them. */
class MailCasesIT {
    private static final Duration TIMEOUT = Deadline.LENGTH;
    private static final List<MailCase> CASES =
            MailCase.all().stream().filter(MailCase::isAboutAnswers).toList();

    @TempDir
    Path folder;

    @Test
    void haveTheirReadingsAndAnswers() throws Exception {
        try (MailServer mails = MailServer.open();
                RunningGateway gateway = RunningGateway.prepare(folder)) {
            mails.configure(gateway.environment());
            gateway.startGateway();
            long files = 0;
            for (MailCase mailCase : CASES) {
                for (Path file : mailCase.files()) {
                    deliver(mailCase, file, mails);
                    files++;
                }
            }
            long delivered = files;
            await().atMost(TIMEOUT).until(() -> imported() == delivered);
            await().atMost(TIMEOUT)
                    .until(() -> gateway.count("reply WHERE state = 'pending'") == 0
                            && gateway.count("message") == gateway.count("reply"));
            SoftAssertions all = new SoftAssertions();
            for (MailCase mailCase : CASES) {
                Outcome outcome = outcome(mailCase, gateway, mails);
                all.assertThat(mailCase.allows(outcome))
                        .as("%s: expected %s, but %s", mailCase, mailCase.expected(), outcome)
                        .isTrue();
            }
            all.assertAll();
        }
    }

    private void deliver(MailCase mailCase, Path file, MailServer mails) throws Exception {
        byte[] octets = MailCase.octets(file, "");
        if (mailCase.byImap()) {
            mails.deliver(new String(octets, StandardCharsets.UTF_8), new Date());
        } else {
            Path hidden = Files.write(folder.resolve(file.getFileName()), octets);
            Files.move(hidden, folder.resolve("inbox").resolve(file.getFileName()));
        }
    }

    private long imported() {
        try (Stream<Path> files = Files.walk(folder.resolve("inbox"))) {
            return files.filter(file -> file.toString().contains("/done/")
                            || file.toString().contains("/failed/"))
                    .filter(file -> file.toString().endsWith(".eml"))
                    .count();
        } catch (IOException | UncheckedIOException e) {
            // A file was moved meanwhile.
            return 0;
        }
    }

    private static Outcome outcome(MailCase mailCase, RunningGateway gateway, MailServer mails) throws Exception {
        Set<String> readings = new TreeSet<>(gateway.rows(
                "SELECT account || '=' || value FROM reading WHERE account IN (?, ?)",
                mailCase.account(),
                mailCase.secondAccount()));
        String sender = "f" + mailCase.number() + "@field.example";
        int answers = 0;
        for (var reply : mails.replies()) {
            answers += reply.getAllRecipients()[0].toString().equals(sender) ? 1 : 0;
        }
        List<String> outcomes = gateway.rows("SELECT outcome FROM message WHERE sender = ?", sender);
        return new Outcome(readings, outcomes.contains("held"), outcomes.contains("rejected"), answers);
    }
}
