package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import ua.meterline.fixture.Deadline;

class SmscConnectionTest {
    private static final Duration TIMEOUT = Duration.ofMillis(200);

    /** An OutOfMemoryError may have ended the reader thread: the session is still bound, but receives nothing. */
    @Test
    void isNotAliveWhenItsReaderThreadHasEnded() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket wire = new Socket(listening.getInetAddress(), listening.getLocalPort());
                Socket peer = listening.accept()) {
            SmscConnection connection = new SmscConnection(wire, wire);
            peer.getOutputStream().write(new byte[] {1, 2, 3});
            assertThat(connection.read(new byte[1], 0, 1, 5_000)).isEqualTo(1);
            assertThat(connection.isDead(Duration.ofSeconds(5))).isFalse();

            await().atMost(Deadline.LENGTH).until(() -> connection.isDead(TIMEOUT));
            assertThat(connection.read(new byte[1], 0, 1, 5_000)).isEqualTo(1);
            assertThat(connection.isDead(Duration.ofSeconds(5))).isFalse();
        }
    }
}
