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
import java.util.ArrayList;
import java.util.List;
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
import ua.meterline.fixture.Deadline;

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
                "# two customers\n+380671112233: 0501234567 12345\n\n380672223344: показания 0501234567\nSTOP\n");
        CompletableFuture<Integer> exitCode =
                running("--port", "0", "--no-input", "--messages", file.toString(), "--for", "5s");
        try (Esme esme = new Esme()) {
            esme.connect(awaitPort(), BindType.BIND_TRX, "meterline", "secret");
            await().until(() -> esme.received.size() == 3);
            esme.submit("380671112233", "Спасибо");

            assertThat(esme.texts()).containsExactlyInAnyOrder("0501234567 12345", "показания 0501234567", "STOP");
            assertThat(exitCode.get(Deadline.SECONDS, TimeUnit.SECONDS)).isZero();
        }
        assertThat(out.toString())
                .contains("bound 'meterline' as transceiver")
                .contains("delivered +380671112233 → 7104: 0501234567 12345 (0x00 ESME_ROK")
                .contains("reply 7104 → +380671112233: Спасибо")
                .contains("unbound 'meterline'")
                .contains("delivered +380501112233 → 7104: STOP")
                .containsPattern("ended: delivered 3.* bound 0\\R$");
    }

    @Test
    void appliesTheEncodingAndSplittingOfAMessageFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("messages.txt"),
                "encoding ucs2\n380671112233: 0501234567 1\nencoding gsm\nsplit sar\n380671112233: " + "x".repeat(200)
                        + "\n");
        CompletableFuture<Integer> exitCode =
                running("--port", "0", "--no-input", "--messages", file.toString(), "--for", "5s");
        try (Esme esme = new Esme()) {
            esme.connect(awaitPort(), BindType.BIND_TRX, "meterline", "secret");
            await().until(() -> esme.received.size() == 3);

            assertThat(esme.received.stream().map(pdu -> pdu.getDataCoding()))
                    .containsExactlyInAnyOrder((byte) 8, (byte) 0, (byte) 0);
            assertThat(esme.texts()).containsExactlyInAnyOrder("0501234567 1", "x".repeat(153), "x".repeat(47));
            assertThat(exitCode.get(Deadline.SECONDS, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void deliversTypicalMessagesAtTheGivenRateAndDropsTheLinkAtTheGivenInterval() throws Exception {
        CompletableFuture<Integer> exitCode =
                running("--port", "0", "--no-input", "--rate", "500", "--drop-every", "1s", "--for", "5s");
        try (Esme first = new Esme();
                Esme second = new Esme()) {
            int port = awaitPort();
            first.connect(port, BindType.BIND_RX, "meterline", "");
            await().until(() -> !first.session.getSessionState().isBound());
            second.connect(port, BindType.BIND_RX, "meterline", "");

            await().until(() -> second.received.size() > 50);
            assertThat(exitCode.get(Deadline.SECONDS, TimeUnit.SECONDS)).isZero();
            assertThat(second.texts()).anyMatch(text -> text.matches("05\\d{8} \\d{1,5}"));
        }
        assertThat(out.toString()).contains("lost 'meterline' as receiver");
        assertThat(out.toString().lines().filter(line -> line.contains("delivered +380")))
                .as("lines of single messages under load")
                .hasSizeLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--for 5 minutes | not a duration such as 500ms",
                "--for 5 | '5' is not a duration such as 500ms",
                "--for -5s | '-5s' is not a duration",
                "--for 0s | '0s': a duration must be positive",
                "--for 999999999h | '999999999h' is longer than 1000h",
                "--for 99999999999999999999ms | is longer than 1000h",
                "--answer-after 2 | not a duration",
                "--refuse-submits busy | not a command_status such as 0x14",
                "--refuse-submits -1 | '-1' is not a command_status",
                "--refuse-submits 014 | '014' is not a command_status",
                "--refuse-submits 0x7FFFFFFF | is not a command_status such as 0x14, 20 or ESME_RMSGQFUL, from 0 to 0xFFFF",
                "--refuse-submits 99999 | is not a command_status",
                "--window 0 | '--window': '0' is not a whole number from 1 to 10000",
                "--window -1 | '-1' is not a whole number from 1 to 10000",
                "--window 99999999999 | is not a whole number",
                "--port 70000 | '70000' is not a whole number from 0 to 65535",
                "--port -1 | '-1' is not a whole number from 0 to 65535",
                "--port 2775/tcp | '2775/tcp' is not a whole number",
                "--host=  | '--host': it is empty",
                "--system-id=  | '--system-id': it is empty",
                "--system-id operator-of-the-smsc | it has 20 characters, the limit is 15",
                "--password too-long-for-smpp | it has 17 characters, the limit is 8",
                "--recipient=  | '--recipient': it is empty",
                "--subscriber 380501112233380501112233 | it has 24 characters, the limit is 20",
                "--subscriber абонент | it has characters other than",
                "--encoding morse | 'morse' is not one of auto, gsm, packed",
                "--split evenly | 'evenly' is not one of none, payload, udh8",
                "--parts mixed | 'mixed' is not one of kept, shuffled, repeated, missing",
                "--parts shuffled | --parts shuffled needs --split udh8, udh16 or sar",
                "--redeliver 101 | '101' is not a whole number from 0 to 100",
                "--redeliver 5% | '5%' is not a whole number from 0 to 100",
                "--messages missing.txt | cannot read missing.txt: there is no such file",
                "--messages . | cannot read .: Is a directory",
                "--rate -5 | '--rate': '-5' is not a whole number from 0 to 100000",
                "--rate 1e3 | '1e3' is not a whole number",
                "--rate 10/s | '10/s' is not a whole number",
                "--throttle -3 | '-3' is not a whole number",
                "--receipts ABCDEFG | 'ABCDEFG' is not valid in a plan for receipts",
                "--receipts= | '' is not valid in a plan for receipts",
                "--receipts dec,hex | 'dec' and 'hex' exclude each other: a plan for receipts has one format of ids",
                "--receipts DELIVRD,UNDELIV:069 | a plan for receipts has one state",
                "--receipts 1s,2s | a plan for receipts has one delay",
                "--receipts 9999h | '9999h' is longer than 1000h",
                "--message-ids octal | --message-ids: 'octal' is not hex, upper, dec or padded",
                "--tls missing.p12 | cannot read missing.p12: there is no such file",
                "--tls pom.xml | cannot read pom.xml: it is no PKCS12 file",
                "--tls-clients clients.p12 | --tls-clients needs --tls",
                "--tls-password secret | --tls-password needs --tls",
                "--silent --throttle 5 | --silent sends no submit_sm_resp",
                "--silent --answer-after 5s | --silent sends no submit_sm_resp",
                "--refuse-submits 0x14 --throttle 5 | --refuse-submits rejects every reply",
                "--drop-every 30s --for 10s | --drop-every 30s: the run ends before that, after --for 10s",
                "--broken-every 2h --for 90m | --broken-every 2h: the run ends before that, after --for 90m"
            })
    void reportsAnInvalidOptionInOneLineWithExitCodeTwo(String options, String message) {
        List<String> words = new ArrayList<>(List.of(options.split(" ")));
        words.add("--no-input");

        assertThat(run(words.toArray(String[]::new))).isEqualTo(2);
        assertThat(err.toString().lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line).contains(message));
    }

    @Test
    void namesTheLineOfAMessageFileThatIsInvalid(@TempDir Path folder) throws Exception {
        Path oldForm = Files.writeString(folder.resolve("a.txt"), "\n380671112233 0501234567 12345\n");
        Path unknown = Files.writeString(folder.resolve("b.txt"), "encoding morse\n");
        Path latin1 = Files.write(folder.resolve("c.txt"), new byte[] {(byte) 0xE9, '\n'});

        assertThat(run("--no-input", "--messages", oldForm.toString())).isEqualTo(2);
        assertThat(run("--no-input", "--messages", unknown.toString())).isEqualTo(2);
        assertThat(run("--no-input", "--messages", latin1.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains(oldForm + ", line 2: write a colon after the sender")
                .contains(unknown + ", line 1: 'morse' is not one of auto")
                .contains("cannot read " + latin1 + ": it is not in UTF-8");
    }

    @Test
    void reportsThatThePortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(run("--port", port, "--no-input")).isEqualTo(1);
            assertThat(err.toString())
                    .startsWith("meterline: cannot listen on 127.0.0.1:" + port)
                    .contains("choose another --host or --port");
            assertThat(out.toString()).isEmpty();
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
