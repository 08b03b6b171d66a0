package ua.meterline.backoffice.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.PostgresServer;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

/** The limit of login attempts of two nodes on one PostgreSQL. */
class SharedLoginLimitIT {
    private static final String ADDRESS = "192.0.2.7";

    private final List<Database> nodes = new ArrayList<>();
    private GatewayDatabase rows;
    private LoginLimit here;
    private LoginLimit there;

    @BeforeEach
    void open() throws Exception {
        PostgresServer server = PostgresServer.shared();
        String url = server.newDatabase();
        rows = GatewayDatabase.on(server, url);
        DatabaseAddress address = new DatabaseAddress(url, server.username(), server.password());
        here = node(address);
        there = node(address);
    }

    private LoginLimit node(DatabaseAddress address) throws Exception {
        Database database = Database.open(address, Duration.ofSeconds(20));
        nodes.add(database);
        return LoginLimit.of(new DatabaseAccess(database));
    }

    @AfterEach
    void close() throws Exception {
        for (Database node : nodes) {
            node.close();
        }
    }

    private void passThirtyMinutes() {
        rows.update("UPDATE login_failure SET changed_at = changed_at - interval '31 minutes',"
                + " blocked_until = blocked_until - interval '31 minutes'");
    }

    @Test
    void failuresOnBothNodesAreOneRow() throws Exception {
        for (LoginLimit node : List.of(here, there, here, there)) {
            assertThat(node.begin("olena", ADDRESS)).isZero();
        }

        assertThat(here.begin("olena", ADDRESS)).isBetween(Duration.ofMillis(1), Duration.ofSeconds(1));
        assertThat(there.begin(" OLENA ", "192.0.2.8")).isPositive();
        assertThat(there.begin("taras", ADDRESS)).isZero();
    }

    @Test
    void anAddressThatTriesManyLoginsWaits() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat((i % 2 == 0 ? here : there).begin("login" + i, ADDRESS)).isZero();
        }
        assertThat(here.begin("login20", ADDRESS)).isPositive();
        assertThat(there.begin("login20", ADDRESS)).isPositive();
    }

    @Test
    void successForgetsTheFailuresOfTheLogin() throws Exception {
        for (int i = 0; i < 3; i++) {
            here.begin("olena", ADDRESS);
        }
        there.begin("olena", ADDRESS);
        there.succeeded("olena", ADDRESS);

        for (int i = 0; i < 4; i++) {
            assertThat(here.begin("olena", ADDRESS)).isZero();
        }
        assertThat(there.begin("olena", ADDRESS)).isPositive();
    }

    @Test
    void anAbandonedAttemptIsNoFailure() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(here.begin("olena", ADDRESS)).isZero();
            there.abandoned("olena", ADDRESS);
        }
    }

    @Test
    void failuresAreForgottenAfterHalfAnHour() throws Exception {
        for (int i = 0; i < 4; i++) {
            here.begin("olena", ADDRESS);
        }
        passThirtyMinutes();

        for (int i = 0; i < 4; i++) {
            assertThat(there.begin("olena", ADDRESS)).isZero();
        }
        assertThat(here.begin("olena", ADDRESS)).isPositive();
    }

    @Test
    void parallelAttemptsOnBothNodesAreCounted() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                LoginLimit node = i % 2 == 0 ? here : there;
                attempts.add(() -> node.begin("olena", ADDRESS).isZero());
            }
            int made = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                made += attempt.get() ? 1 : 0;
            }
            // A fifth one, a sixth one where the machine took a second or two.
            assertThat(made).isBetween(4, 6);
        } finally {
            threads.shutdownNow();
        }
    }
}
