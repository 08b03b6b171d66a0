package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.simulator.SmscSimulator;

/** How fast a full mailbox is emptied, with little memory and the mail server on the same machine. */
@Tag("bench")
class MailSpeedIT {
    private static final int MAILS = Integer.getInteger("bench.mails", 2_000);
    private static final int LARGE_EVERY = 100;
    private static final int MAILS_PER_SECOND = 100;

    @TempDir
    Path folder;

    /**
     * Twice: for a gateway that was just started, which spends half of its time on compiling itself, and for one that runs.
     * Run as bin/meterline runs it. Against Dovecot: what GreenMail does for one mail grows with the number of mails in its
     * mailbox.
     */
    @Test
    void aHundredMailsASecondWithHalfAGigabyte() throws Exception {
        assumeTrue(Dovecot.isInstalled(), "dovecot-imapd is installed");
        try (Dovecot dovecot = Dovecot.start();
                ScriptedSmtp smtp = new ScriptedSmtp(command -> "250 fine");
                SmscSimulator smsc = RunningGateway.simulator(0).start()) {
            deliver(dovecot, 0);
            GatewayEnvironment environment = dovecot.address(new GatewayEnvironment(folder, smsc.port()))
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

                assertThat(new StoredRows(folder).count("reading")).isEqualTo(2 * MAILS);
                assertThat(gateway.log()).doesNotContain("OutOfMemoryError");
                assertThat(gateway.log().lines().filter(line -> line.contains("WARN")))
                        .as("only the stop of the mail server")
                        .allMatch(line -> line.contains("Mailbox: ") && line.contains("trying again"))
                        .hasSizeLessThanOrEqualTo(1);
                assertThat(started).isGreaterThan(MAILS_PER_SECOND);
                assertThat(running).isGreaterThan(MAILS_PER_SECOND);
            }
        }
    }

    private static void deliver(Dovecot dovecot, int first) throws Exception {
        for (int i = first; i < first + MAILS; i++) {
            String more = i % LARGE_EVERY == 0 ? "\n\n" + "lorem ipsum \n".repeat(20_000) : "";
            dovecot.deliver("%d.M%dP1.host".formatted(1_700_000_000 + i, i), Letters.reading(i) + more);
        }
        dovecot.giveAway();
    }

    /** Of the mails after those that were stored before. */
    private double rate(GatewayProcess gateway, String which, int storedBefore) throws Exception {
        await().atMost(Duration.ofMinutes(3)).until(() -> stored() > storedBefore);
        long since = System.nanoTime();
        double processor = processorSeconds(gateway.pid());
        long before = stored();
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(300)) // looking takes processor time as well
                .until(() -> stored() == storedBefore + MAILS);
        double seconds = (System.nanoTime() - since) / 1e9;
        double rate = (storedBefore + MAILS - before) / seconds;
        processor = processorSeconds(gateway.pid()) - processor;
        await().atMost(Duration.ofMinutes(5)).until(() -> sent() == storedBefore + MAILS);
        System.out.printf(
                "%d mails in %.1f s, %s: %.0f a second, all answered after %.1f s; processor %.1f s; %s%n",
                MAILS, seconds, which, rate, (System.nanoTime() - since) / 1e9, processor, peak(gateway.pid()));
        return rate;
    }

    /** On a machine that others use too, this says more than the clock. */
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
        return new StoredRows(folder).count("reply WHERE state = 'sent'");
    }

    private long stored() {
        if (!Files.exists(folder.resolve("meterline.db"))) {
            return 0;
        }
        StoredRows rows = new StoredRows(folder);
        List<String> tables = rows.values("SELECT name FROM sqlite_master WHERE name = 'message'");
        return tables.isEmpty() ? 0 : rows.count("message");
    }
}
