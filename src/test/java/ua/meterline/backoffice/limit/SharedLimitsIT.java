package ua.meterline.backoffice.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import ua.meterline.store.Sql;

/** The limits of two nodes on one PostgreSQL. */
class SharedLimitsIT {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<Database> nodes = new ArrayList<>();
    private GatewayDatabase rows;
    private DatabaseAccess one;
    private DatabaseAccess other;

    @BeforeEach
    void open() throws Exception {
        PostgresServer server = PostgresServer.shared();
        String url = server.newDatabase();
        rows = GatewayDatabase.on(server, url);
        DatabaseAddress address = new DatabaseAddress(url, server.username(), server.password());
        one = node(address);
        other = node(address);
    }

    private DatabaseAccess node(DatabaseAddress address) throws Exception {
        Database database = Database.open(address, Duration.ofSeconds(20));
        nodes.add(database);
        return new DatabaseAccess(database);
    }

    @AfterEach
    void close() throws Exception {
        for (Database node : nodes) {
            node.close();
        }
    }

    private static RateLimit limit(DatabaseAccess node, int tokens, Duration period) {
        return RateLimits.of(node).limit("tests", tokens, period);
    }

    @Test
    void oneBucketIsEmptiedByBothNodes() throws Exception {
        RateLimit here = limit(one, 4, HOUR);
        RateLimit there = limit(other, 4, HOUR);
        for (int i = 0; i < 2; i++) {
            assertThat(here.take("192.0.2.1")).isZero();
            assertThat(there.take("192.0.2.1")).isZero();
        }

        for (RateLimit limit : List.of(here, there, here, there)) {
            assertThat(limit.take("192.0.2.1")).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
        }
        assertThat(there.take("192.0.2.2")).as("another address").isZero();
        assertThat(RateLimits.of(other).limit("other tests", 4, HOUR).take("192.0.2.1"))
                .as("another limit")
                .isZero();
    }

    @Test
    void aBucketFillsEvenly() throws Exception {
        RateLimit limit = limit(one, 2, HOUR);
        limit.take("a");
        limit.take("a");
        rows.update("UPDATE rate_limit SET full_at = full_at - 31 * 60 * 1000000::bigint");

        assertThat(limit(other, 2, HOUR).take("a")).isZero();
        assertThat(limit.take("a")).isBetween(Duration.ofMinutes(28), Duration.ofMinutes(29));
    }

    @Test
    void manyAtOnceTakeNoMoreThanThereIs() throws Exception {
        RateLimit here = limit(one, 50, HOUR);
        RateLimit there = limit(other, 50, HOUR);
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Boolean>> attempts = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                attempts.add(() -> here.take("all").isZero());
                attempts.add(() -> there.take("all").isZero());
            }
            int admitted = 0;
            for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
                admitted += attempt.get() ? 1 : 0;
            }
            assertThat(admitted).isEqualTo(50);
        } finally {
            threads.shutdownNow();
        }
    }

    /** A flood is refused without a statement for each attempt. */
    @Test
    void remembersARefusalForASecond() throws Exception {
        RateLimit limit = limit(one, 1, HOUR);
        assertThat(limit.take("robot")).isZero();
        assertThat(limit.take("robot")).isPositive();
        rows.update("DELETE FROM rate_limit");

        assertThat(limit.take("robot")).as("from memory").isPositive();
        await().atMost(Duration.ofSeconds(10)).until(() -> limit.take("robot").isZero());
    }

    @Test
    void takesTokensOfASecondAhead() throws Exception {
        RateLimit here = limit(one, 100, SECOND);
        RateLimit there = limit(other, 100, SECOND);
        long began = System.nanoTime();
        int admitted = 0;
        for (int i = 0; i < 400; i++) {
            admitted += here.take("all").isZero() ? 1 : 0;
            admitted += there.take("all").isZero() ? 1 : 0;
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        assertThat(admitted).isBetween(100, (int) (120 + 100 * seconds));
    }

    @Test
    void aKeyIsUsedOnceOnBothNodes() throws Exception {
        OneTimeKeys here = new SharedOneTimeKeys(one, "form", HOUR);
        OneTimeKeys there = new SharedOneTimeKeys(other, "form", HOUR);

        assertThat(here.use("17")).isTrue();
        assertThat(there.use("17")).isFalse();
        assertThat(here.use("17")).isFalse();
        assertThat(there.use("18")).isTrue();

        here.release("17");
        assertThat(there.use("17")).isTrue();
        assertThat(here.use("17")).isFalse();
    }

    @Test
    void aKeyIsForgottenAfterItsLifetime() throws Exception {
        assertThat(new SharedOneTimeKeys(one, "form", HOUR).use("17")).isTrue();
        assertThat(deleteFull()).isZero();
        rows.update("UPDATE rate_limit SET full_at = full_at - 3600 * 1000000::bigint");

        assertThat(new SharedOneTimeKeys(other, "form", HOUR).use("17")).isTrue();
        rows.update("UPDATE rate_limit SET full_at = full_at - 3600 * 1000000::bigint");
        assertThat(deleteFull()).isEqualTo(1);
    }

    private long deleteFull() throws Exception {
        return one.write(connection -> Sql.named("delete-full-rate-limits").number(connection, java.util.Map.of()));
    }

    /** Not even in a dump of the database. */
    @Test
    void keepsNoAddress() throws Exception {
        limit(one, 1, HOUR).take("192.0.2.1");
        assertThat(rows.rows("SELECT key FROM rate_limit"))
                .containsExactly(String.valueOf(HashedKey.of("tests", "192.0.2.1")));
    }
}
