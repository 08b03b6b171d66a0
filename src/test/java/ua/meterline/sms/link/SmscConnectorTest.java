package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.jsmpp.session.connection.Connection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmscConnectorTest {
    private static final int BACKLOG = 5;

    private ServerSocket second;
    private InetAddress[] addresses;
    private SmscConnector connector;

    @BeforeEach
    void listen() throws IOException {
        addresses = new InetAddress[] {address("127.0.0.1"), address("127.0.0.2")};
        second = new ServerSocket(0, BACKLOG, addresses[1]);
        connector = new SmscConnector(Duration.ofSeconds(2), Optional.empty(), host -> addresses);
    }

    @AfterEach
    void close() throws IOException {
        second.close();
    }

    private static InetAddress address(String text) throws UnknownHostException {
        return InetAddress.getByName(text);
    }

    private String connect() throws IOException {
        Connection connection = connector.createConnection("smsc.example", second.getLocalPort());
        connection.close();
        return connection.getInetAddress().getHostAddress();
    }

    @Test
    void triesEachAddressOfTheHost() throws IOException {
        assertThat(connect()).isEqualTo("127.0.0.2");
        assertThat(connect()).isEqualTo("127.0.0.2");
    }

    @Test
    void triesAnotherAddressAfterABindThatFailed() throws IOException {
        try (ServerSocket first = new ServerSocket(second.getLocalPort(), BACKLOG, addresses[0])) {
            assertThat(first.isBound()).isTrue();
            assertThat(connect()).isEqualTo("127.0.0.1");
            assertThat(connect()).isEqualTo("127.0.0.1");
            connector.bindFailed(addresses[0]);
            connector.bindFailed(addresses[0]);
            assertThat(connect()).isEqualTo("127.0.0.2");
            connector.bindFailed(addresses[1]);
            assertThat(connect()).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void failsWhenNoAddressAccepts() throws IOException {
        second.close();
        assertThatThrownBy(this::connect)
                .isInstanceOf(ConnectException.class)
                .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    }
}
