package ua.meterline.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.BindType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SimulatorCommandTest {
    private static final Pattern LISTENS = Pattern.compile("listens on 127\\.0\\.0\\.1:(\\d+)");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void endsAfterTheGivenTimeWithTotalsAndExitCodeZero() {
        int exitCode = run("--port", "0", "--no-input", "--for", "50ms");

        assertThat(exitCode).isZero();
        assertThat(out.toString().lines().reduce("", (first, last) -> last)).contains("ended: delivered 0");
    }

    @Test
    void deliversTheMessagesOfAFileAndShowsTheReplies(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("messages.txt"),
                "# two customers\n380671112233 0501234567 12345\n\n380672223344 показания 0501234567\n");
        CompletableFuture<Integer> exitCode =
                running("--port", "0", "--no-input", "--messages", file.toString(), "--for", "3s");
        try (Esme esme = new Esme()) {
            esme.connect(awaitPort(), BindType.BIND_TRX, "meterline", "secret");
            await().until(() -> esme.received.size() == 2);
            esme.submit("380671112233", "Спасибо");

            assertThat(esme.texts()).containsExactlyInAnyOrder("0501234567 12345", "показания 0501234567");
            assertThat(exitCode.get(10, TimeUnit.SECONDS)).isZero();
        }
        assertThat(out.toString())
                .contains("bound 'meterline' as transceiver")
                .contains("delivered 380671112233 -> 7104: 0501234567 12345 (0x00 ESME_ROK")
                .contains("reply 7104 -> 380671112233: Спасибо")
                .contains("unbound 'meterline'")
                .contains("ended: delivered 2");
    }

    @Test
    void appliesTheEncodingAndSplittingOfAMessageFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("messages.txt"),
                "encoding ucs2\n380671112233 0501234567 1\nencoding gsm\nsplit sar\n380671112233 " + "x".repeat(200)
                        + "\n");
        CompletableFuture<Integer> exitCode =
                running("--port", "0", "--no-input", "--messages", file.toString(), "--for", "3s");
        try (Esme esme = new Esme()) {
            esme.connect(awaitPort(), BindType.BIND_TRX, "meterline", "secret");
            await().until(() -> esme.received.size() == 3);

            assertThat(esme.received.stream().map(pdu -> pdu.getDataCoding()))
                    .containsExactlyInAnyOrder((byte) 8, (byte) 0, (byte) 0);
            assertThat(esme.texts()).containsExactlyInAnyOrder("0501234567 1", "x".repeat(153), "x".repeat(47));
            assertThat(exitCode.get(10, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void deliversTypicalMessagesAtTheGivenRateAndDropsTheLinkAtTheGivenInterval() throws Exception {
        CompletableFuture<Integer> exitCode =
                running("--port", "0", "--no-input", "--rate", "500", "--drop-every", "1s", "--for", "3s");
        try (Esme first = new Esme();
                Esme second = new Esme()) {
            int port = awaitPort();
            first.connect(port, BindType.BIND_RX, "meterline", "");
            await().until(() -> !first.session.getSessionState().isBound());
            second.connect(port, BindType.BIND_RX, "meterline", "");

            await().until(() -> second.received.size() > 50);
            assertThat(exitCode.get(10, TimeUnit.SECONDS)).isZero();
            assertThat(second.texts()).anyMatch(text -> text.matches("05\\d{8} \\d{1,5}"));
        }
        assertThat(out.toString()).contains("lost 'meterline' as receiver");
        assertThat(out.toString().lines().filter(line -> line.contains("delivered 380")))
                .as("lines of single messages under load")
                .hasSizeLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--for 5 minutes | not a duration such as 500ms",
                "--for 0s | must be positive",
                "--refuse-submits busy | not a command_status such as 0x14",
                "--window 0 | window must be at least 1",
                "--port 70000 | port must be 0 to 65535",
                "--encoding morse | 'morse' is not one of auto, gsm, packed",
                "--split evenly | 'evenly' is not one of none, payload, udh8",
                "--parts mixed | 'mixed' is not one of kept, shuffled, repeated, missing",
                "--redeliver 101 | cannot repeat 101 %",
                "--messages missing.txt | cannot read missing.txt: there is no such file",
                "--messages . | cannot read .: Is a directory",
                "--rate -5 | rate must be at least 0",
                "--throttle -3 | throttle must be at least 0",
                "--receipts ABCDEFG | 'ABCDEFG' is not valid in a plan for receipts",
                "--tls-clients clients.p12 | --tls-clients needs --tls"
            })
    void reportsAnInvalidOptionInOneLineWithExitCodeTwo(String options, String message) {
        String[] words = options.split(" ", 2);

        assertThat(run(words[0], words[1], "--no-input")).isEqualTo(2);
        assertThat(err.toString().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains(message));
    }

    @Test
    void reportsThatThePortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(run("--port", port, "--no-input")).isEqualTo(1);
            assertThat(err.toString()).startsWith("cannot listen on 127.0.0.1:" + port);
        }
    }

    @Test
    void showsAnExampleInItsHelp() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("meterline simulator --port 2775", "--drop-every");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500ms=PT0.5S", "30s=PT30S", "10m=PT10M", "2h=PT2H"})
    void parsesDurationsWithUnits(String pair) {
        String[] sides = pair.split("=");

        assertThat(new DurationText().convert(sides[0])).isEqualTo(Duration.parse(sides[1]));
    }

    private int run(String... arguments) {
        return new CommandLine(new SimulatorCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private CompletableFuture<Integer> running(String... arguments) {
        return CompletableFuture.supplyAsync(() -> run(arguments));
    }

    private int awaitPort() {
        return await().until(
                        () -> {
                            Matcher listens = LISTENS.matcher(out.toString());
                            return listens.find() ? Integer.parseInt(listens.group(1)) : 0;
                        },
                        port -> port > 0);
    }
}
