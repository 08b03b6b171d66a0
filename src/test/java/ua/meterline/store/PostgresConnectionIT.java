package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.PostgresServer;

/** On servers of their own, which others cannot use meanwhile. */
class PostgresConnectionIT {
    @Test
    void refusesAServerThatDoesNotWriteToTheDisk() throws Exception {
        try (PostgresServer careless = PostgresServer.start("fsync = off")) {
            PostgresConnection connection = connection(careless, Duration.ofSeconds(30));
            assertThatThrownBy(connection::open).hasMessageContaining("fsync = off");
        }
    }

    /** It accepts the connection, and says nothing. */
    @Test
    void aServerThatHangsIsGivenUpInTime() throws Exception {
        try (PostgresServer hanging = PostgresServer.start()) {
            PostgresConnection connection = connection(hanging, Duration.ofSeconds(1));
            hanging.pause();
            long since = System.nanoTime();
            assertThatThrownBy(connection::open).isInstanceOf(SQLException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static PostgresConnection connection(PostgresServer server, Duration timeout) throws SQLException {
        DatabaseAddress address = new DatabaseAddress(server.newDatabase(), server.username(), server.password());
        return new PostgresConnection(
                address, timeout, Duration.ofMinutes(10), SessionUse.WRITES, new ServerIdentity(address));
    }
}
