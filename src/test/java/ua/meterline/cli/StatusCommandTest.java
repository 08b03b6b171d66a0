package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.cli.BackOfficeFixture.ACCOUNT;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.common.FolderLock;
import ua.meterline.fixture.ClosedPort;
import ua.meterline.fixture.OfFile;
import ua.meterline.store.UtcTime;

class StatusCommandTest {
    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
    }

    private void port(int port) throws Exception {
        Files.writeString(office.configuration(), "meterline.http.port = " + port + "\n", StandardOpenOption.APPEND);
    }

    @Test
    void tellsOfAStoppedGatewayWhatTheDatabaseKnows() throws Exception {
        try (ClosedPort closed = new ClosedPort()) {
            port(closed.number());
            office.accepted(ACCOUNT, 100, "2026-11");
            office.held(ACCOUNT, 9000, "2026-11", true, "use-too-high");
            office.message("now-ish", "+380671112233", "x", "rejected", "wrong-format");
            office.execute("UPDATE message SET received_at = ?", UtcTime.format(Instant.now()));
            office.execute("UPDATE reply SET state = 'failed', reason = '0x0B' WHERE message_id = 3");
            Files.writeString(
                    Files.createDirectories(folder.resolve("data/inbox/failed")).resolve("a.xls"), "x");

            assertThat(office.run("status")).isEqualTo(4);
            assertThat(office.lines())
                    .contains(
                            "gateway                    not running",
                            "messages today             sms accepted 1, sms held 1, sms rejected 1",
                            "replies failed in 24 h     sms 0x0B 1",
                            "replies by SMS             0",
                            "last batch                 none")
                    .anyMatch(line -> line.matches("held readings +1, oldest 2026-11-03T10:02:00.000Z .*"))
                    .anyMatch(line -> line.matches("last message +sms 20\\S+Z \\(\\d min\\)"))
                    .anyMatch(line -> line.matches("quarantined files +1, oldest .*"));
            assertThat(office.run("status", "--format", "json")).isEqualTo(4);
            assertThat(office.lines())
                    .singleElement()
                    .asString()
                    .startsWith("{\"gateway\":\"stopped\"")
                    .contains("\"reason\":\"0x0B\"", "\"held readings\":{\"count\":1,");
        }
    }

    /** They come every five minutes without any customer. */
    @Test
    @OfFile("rows that refer to nothing")
    void countsNoCanaries() throws Exception {
        office.message("now-ish", "+380671112233", "x", "rejected", "wrong-format");
        office.message("now-ish", "+380509998877", "0999999999 00001", "rejected", "canary");
        office.execute("UPDATE message SET received_at = ?", UtcTime.format(Instant.now()));

        office.run("status");
        assertThat(office.lines()).contains("messages today             sms rejected 1");
        office.execute("UPDATE message SET received_at = '2026-11-03T10:00:00.000Z' WHERE reason IS NOT 'canary'");
        office.run("status");
        assertThat(office.lines()).anyMatch(line -> line.startsWith("last message               sms 2026-11-03T10:00"));
    }

    @Test
    void tellsUntilWhenAWindowIsExtended() throws Exception {
        String extension = "INSERT INTO window_extension VALUES (?, ?, 70, 'not running', '2026-11-05T22:10:00.000Z')";
        office.execute(extension, "2026-10", "2020-11-05T23:10:00.000Z");
        office.run("status");
        assertThat(office.out()).as("it is over").doesNotContain("extended");

        office.execute(extension, "2026-11", "2999-11-05T23:10:00.000Z");
        office.run("status");
        assertThat(office.lines()).contains("window of 2026-11          extended until 2999-11-05T23:10:00.000Z");
        office.run("status", "--format", "json");
        assertThat(office.out()).contains("\"window-extended-until\":\"2999-11-05T23:10:00.000Z\"");
    }

    @Test
    @OfFile("the lock beside the file")
    void aGatewayThatHoldsItsLockAndDoesNotAnswerIsNotReady() throws Exception {
        try (ClosedPort closed = new ClosedPort();
                FolderLock gateway = FolderLock.ofDatabase(office.file())) {
            assertThat(gateway).isNotNull();
            port(closed.number());

            assertThat(office.run("status")).isEqualTo(3);
            assertThat(office.out()).contains("running, but its HTTP server does not answer");
        }
    }

    @ParameterizedTest
    @CsvSource({"ready, 0", "not ready, 3", "stopping, 3"})
    @OfFile("the lock beside the file")
    void asksARunningGatewayForItsLinks(String status, int exitCode) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(
                server,
                "/health/ready",
                "{\"status\": \"" + status + "\", \"database\": \"writing\", \"receiver\": \"bound\"}");
        answer(server, "/metrics", """
                # HELP meterline_receiver_bound x
                meterline_receiver_bound{link="a"} 1.0
                meterline_receiver_bound{link="b"} 0.0
                meterline_transmitter_bound{link="a"} 1.0
                """);
        server.start();
        try (FolderLock gateway = FolderLock.ofDatabase(office.file())) {
            assertThat(gateway).isNotNull();
            port(server.getAddress().getPort());

            assertThat(office.run("status")).isEqualTo(exitCode);
            assertThat(office.lines())
                    .contains(
                            "gateway                    " + status,
                            "link a                     receiver bound, transmitter bound",
                            "link b                     receiver not bound",
                            "database                   writing");
        } finally {
            server.stop(0);
        }
    }

    private static void answer(HttpServer server, String path, String body) {
        server.createContext(path, exchange -> {
            byte[] octets = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, octets.length);
            exchange.getResponseBody().write(octets);
            exchange.close();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>hello</html>", "{\"status\": \"ready\", \"database\": \"writing\"}"})
    void anotherProgramOnThePortIsNotTheGatewayOfThisDatabase(String answer) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer(server, "/", answer);
        server.start();
        try {
            port(server.getAddress().getPort());

            assertThat(office.run("status")).isEqualTo(4);
            assertThat(office.out()).contains("not running");
        } finally {
            server.stop(0);
        }
    }
}
