package ua.meterline.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerMail;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.Dovecot;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.GatewayProcess;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.ScriptedSmtp;
import ua.meterline.simulator.SmscSimulator;

/** The rate at which a full mailbox is imported, with little memory and the mail server on the same machine. */
@Tag("bench")
class MailThroughputIT {
    private static final int MAILS = Integer.getInteger("bench.mails", 2_000);
    private static final int LARGE_EVERY = 100;
    private static final int MAILS_PER_SECOND = 100;

    @TempDir
    Path folder;

    /**
     * Measured twice: just after the start, when the JIT compiler takes half of the time, and later. The gateway has
     * the options of bin/meterline. The server is Dovecot, as GreenMail's time per mail grows with the number of mails
     * in the mailbox.
     */
    @Test
    void aHundredMailsASecondWithHalfAGigabyte() throws Exception {
        Dovecot.require();
        try (Dovecot dovecot = Dovecot.start();
                ScriptedSmtp smtp = new ScriptedSmtp(command -> "250 fine");
                SmscSimulator smsc = RunningGateway.startSmsc()) {
            deliver(dovecot, 0);
            GatewayEnvironment environment = dovecot.configure(new GatewayEnvironment(folder, smsc.port()))
                    .with("MAIL_SMTP_HOST", "127.0.0.1")
                    .with("MAIL_SMTP_PORT", smtp.port())
                    .with("MAIL_SMTP_TLS", "none");
            try (GatewayProcess gateway = GatewayProcess.start(
                    folder, environment, "@src/main/dist/conf/java.options", "-XX:TieredStopAtLevel=4")) {
                double started = rate(gateway, "just started", 0);
                dovecot.stop();
                deliver(dovecot, MAILS);
                dovecot.startAgain();
                double running = rate(gateway, "running", MAILS);

                assertThat(GatewayDatabase.in(folder).count("reading")).isEqualTo(2 * MAILS);
                assertThat(gateway.log()).doesNotContain("OutOfMemoryError");
                assertThat(gateway.log().lines().filter(line -> line.contains("WARN")))
                        .as("only the stop of the mail server")
                        .allMatch(line -> line.contains("Mailbox: ") && line.contains("retrying"))
                        .hasSizeLessThanOrEqualTo(1);
                assertThat(started).isGreaterThan(MAILS_PER_SECOND);
                assertThat(running).isGreaterThan(MAILS_PER_SECOND);
            }
        }
    }

    private static void deliver(Dovecot dovecot, int first) throws Exception {
        for (int i = first; i < first + MAILS; i++) {
            String more = i % LARGE_EVERY == 0 ? "\n\n" + "lorem ipsum \n".repeat(20_000) : "";
            dovecot.deliver("%d.M%dP1.host".formatted(1_700_000_000 + i, i), CustomerMail.reading(i) + more);
        }
        dovecot.changeOwner();
    }

    /** Mails per second, of those after the ones that were stored before. */
    private double rate(GatewayProcess gateway, String which, int storedBefore) throws Exception {
        await().atMost(Deadline.LENGTH).until(() -> stored() > storedBefore);
        long since = System.nanoTime();
        double processor = processorSeconds(gateway.pid());
        long before = stored();
        await().atMost(Deadline.LENGTH)
                .pollInterval(Duration.ofMillis(300)) // each poll takes processor time
                .until(() -> stored() == storedBefore + MAILS);
        double seconds = (System.nanoTime() - since) / 1e9;
        double rate = (storedBefore + MAILS - before) / seconds;
        processor = processorSeconds(gateway.pid()) - processor;
        await().atMost(Deadline.LENGTH).until(() -> sent() == storedBefore + MAILS);
        System.out.printf(
                "%d mails in %.1f s, %s: %.0f a second, all answered after %.1f s; processor %.1f s; %s%n",
                MAILS, seconds, which, rate, (System.nanoTime() - since) / 1e9, processor, peak(gateway.pid()));
        return rate;
    }

    /** On a shared machine, more meaningful than the clock. */
    private static double processorSeconds(long pid) {
        return ProcessHandle.of(pid)
                        .flatMap(handle -> handle.info().totalCpuDuration())
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }

    private static String peak(long pid) throws Exception {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:")).findFirst().orElse("unknown");
        }
    }

    private long sent() {
        return GatewayDatabase.in(folder).count("reply WHERE state = 'sent'");
    }

    private long stored() {
        return Files.exists(folder.resolve("meterline.db"))
                ? GatewayDatabase.in(folder).storedMessages()
                : 0;
    }
}
