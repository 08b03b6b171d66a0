package ua.meterline.journey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.Stopwatch;

/** Health checks and metrics over HTTP. */
class HealthAndMetricsIT {
    @TempDir
    Path folder;

    private RunningGateway running;

    @BeforeEach
    void prepare() throws Exception {
        running = RunningGateway.prepare(folder);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void readinessFollowsTheLink() throws Exception {
        running.smsc().stopListening();
        running.startGateway();
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/health/ready").body()).contains("\"receiver\": \"not bound\"");
        running.smsc().resumeListening();
        running.awaitReady();
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").body())
                .contains("\"receiver\": \"bound\"", "\"transmitter\": \"bound\"", "\"database\": \"writing\"");
    }

    @Test
    void listensOnTheGivenAddressOnly() throws Exception {
        running.environment().with("HTTP_ADDRESS", "127.0.0.2");
        running.startGateway();
        int port = running.gateway().httpPort();

        assertThat(statusAt("127.0.0.2", port)).isEqualTo(200);
        assertThatThrownBy(() -> statusAt("127.0.0.1", port)).isInstanceOf(ConnectException.class);
    }

    private static int statusAt(String address, int port) throws Exception {
        URI live = URI.create("http://" + address + ":" + port + "/health/live");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(live).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void aThousandHalfRequestsDelayNeitherMessagesNorOtherRequests() throws Exception {
        running.startBound();
        List<Socket> half = new ArrayList<>();
        try {
            for (int i = 0; i < 1_000; i++) {
                Socket socket = new Socket("127.0.0.1", running.gateway().httpPort());
                half.add(socket);
                socket.getOutputStream().write("GET /health/ready HTTP/1.1\r\nHost: ".getBytes(US_ASCII));
            }
            Stopwatch stopwatch = new Stopwatch();
            running.deliverAndAwaitReply(CustomerSms.reading(1));
            assertThat(get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(stopwatch.millis()).isLessThan(5_000);
            stopwatch.print("1,000 half requests: a reply and a response");
        } finally {
            for (Socket socket : half) {
                socket.close();
            }
        }
    }

    @Test
    void respondsToHeadRequestsWithTheSameStatus() throws Exception {
        running.smsc().stopListening();
        running.startGateway();
        assertThat(statusOf("HEAD", "/health/live")).isEqualTo(200);
        assertThat(statusOf("HEAD", "/health/ready")).isEqualTo(503);
        running.smsc().resumeListening();
        running.awaitReady();
        assertThat(statusOf("HEAD", "/health/ready")).isEqualTo(200);
        assertThat(statusOf("HEAD", "/metrics")).isEqualTo(200);
        assertThat(statusOf("POST", "/metrics")).isEqualTo(405);
        assertThat(statusOf("DELETE", "/health/live")).isEqualTo(405);
        assertThat(statusOf("GET", "/other")).isEqualTo(404);
    }

    private int statusOf(String method, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + running.gateway().httpPort() + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void metricsCountMessagesAndReplies() throws Exception {
        running.startBound();
        running.smsc().enqueue(CustomerSms.reading(1));
        running.smsc().enqueue(CustomerSms.message(2, "hello"));
        running.smsc().enqueue(CustomerSms.message(3, ""));
        await().atMost(RunningGateway.TIMEOUT)
                .untilAsserted(() -> assertThat(get("/metrics").body())
                        .contains("meterline_messages_total{channel=\"sms\",outcome=\"accepted\"} 1.0")
                        .contains("meterline_messages_total{channel=\"sms\",outcome=\"rejected\"} 2.0")
                        .contains("meterline_replies_total{state=\"sent\"} 3.0")
                        .contains("meterline_receiver_bound 1.0")
                        .contains("meterline_database_writing 1.0")
                        .contains("meterline_messages_throttled_total 0.0")
                        .contains("meterline_outbox_pending{channel=\"email\"} 0.0")
                        .doesNotContain("meterline_mailbox_connected"));
    }

    @Test
    void aPortInUseStopsTheStartWithTheNameOfItsSetting() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            running.environment().with("HTTP_PORT", taken.getLocalPort());
            assertThatThrownBy(running::startGateway).hasMessageContaining("meterline.http.port");
        }
        running.environment().with("HTTP_PORT", 0);
        running.startBound();
    }

    private HttpResponse<String> get(String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + running.gateway().httpPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
