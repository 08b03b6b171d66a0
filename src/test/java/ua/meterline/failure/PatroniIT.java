package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.DocumentedFile;
import ua.meterline.fixture.FreePort;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.HaProxy;
import ua.meterline.fixture.ListeningProcess;
import ua.meterline.fixture.PatroniCluster;
import ua.meterline.fixture.PatroniNode;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.fixture.SteadyLoad;
import ua.meterline.fixture.Stopwatch;

/**
 * PostgreSQL, Patroni and etcd on three machines, with the files of docs/cluster.md: only Patroni promotes a standby,
 * and takes the old primary back.
 */
@Tag("soak")
class PatroniIT {
    private static final String ALL = "SELECT sender, outcome FROM message ORDER BY id";

    @TempDir
    Path folder;

    private PatroniCluster cluster;
    private RunningGateway running;

    @BeforeEach
    void start() throws Exception {
        PatroniCluster.requireInstalled();
        HaProxy.requireInstalled();
        Stopwatch stopwatch = new Stopwatch();
        cluster = PatroniCluster.start();
        stopwatch.print("Patroni: a leader with two standbys");
        running = RunningGateway.prepare(folder).storeOn(address(cluster.url()));
        running.environment().with("DATABASE_TIMEOUT", "5s"); // as in the document
        running.startBound();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : new AutoCloseable[] {running, cluster}) {
            if (part != null) {
                part.close();
            }
        }
    }

    @Test
    void theSynchronousStandbyTakesThePlaceOfALeaderThatIsKilledAndTheOldOneFollowsIt() throws Exception {
        PatroniNode old = cluster.leader();
        PatroniNode next = cluster.synchronousStandby();
        int port = FreePort.next();
        try (ListeningProcess proxy = HaProxy.start(haProxy(port), port);
                SteadyLoad load = SteadyLoad.start(running)) {
            load.awaitAcknowledged(2 * SteadyLoad.PER_SECOND);

            // So that it has commits that no other server has, and that were not acknowledged.
            old.stopSending();
            await().atMost(Deadline.LENGTH).until(() -> waitingCommits(old) > 0);
            old.kill();
            Stopwatch stopwatch = new Stopwatch();
            load.finish();
            stopwatch.print("Patroni: leader killed, all messages acknowledged");
            assertThat(next.isLeader()).isTrue();
            GatewayDatabase onNext = GatewayDatabase.on(address(cluster.url(next)));
            load.assertStoredOnceAndAnswered(onNext);

            old.start();
            Stopwatch rejoining = new Stopwatch();
            cluster.awaitStandby(old);
            rejoining.print("Patroni: the old leader follows the new one");
            assertThat(old.log()).contains("pg_rewind exit code=0");

            List<String> stored = onNext.rows(ALL);
            GatewayDatabase onOld = GatewayDatabase.on(address(cluster.url(old)));
            await().atMost(Deadline.LENGTH)
                    .untilAsserted(() -> assertThat(onOld.rows(ALL)).isEqualTo(stored));
            assertThat(GatewayDatabase.on(address("jdbc:postgresql://127.0.0.1:" + port + "/meterline"))
                            .rows(ALL))
                    .as(proxy::log)
                    .isEqualTo(stored);
        }
    }

    /** Without {@code failsafe_mode}, the leader gives up when its key in etcd has expired, and takes no writes. */
    @Test
    void messagesAreStoredWhileEtcdHasNoMajorityAndAStandbyTakesOverAfterwards() throws Exception {
        PatroniNode leader = cluster.leader();
        try (SteadyLoad load = SteadyLoad.start(running)) {
            load.awaitAcknowledged(SteadyLoad.PER_SECOND);

            cluster.pauseEtcd();
            Stopwatch outage = new Stopwatch();
            // Once in ten seconds: longer than the key lasts, which is thirty.
            await().atMost(Deadline.LENGTH).until(() -> failsafeTurns(leader) >= 5);
            load.awaitAcknowledged(2 * SteadyLoad.PER_SECOND);
            outage.print("Patroni: messages are stored without etcd");
            assertThat(running.smsc().counters().refused()).isZero();

            cluster.resumeEtcd();
            assertThat(cluster.leader().port()).isEqualTo(leader.port());
            PatroniNode next = cluster.synchronousStandby();
            leader.kill();
            load.finish();
            assertThat(next.isLeader()).isTrue();
            load.assertStoredOnceAndAnswered(GatewayDatabase.on(address(cluster.url(next))));
        }
    }

    private static long failsafeTurns(PatroniNode leader) {
        return leader.log()
                .lines()
                .filter(line -> line.contains("failsafe mode is enabled"))
                .count();
    }

    private static int waitingCommits(PatroniNode node) throws Exception {
        return Integer.parseInt(node.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"));
    }

    private DocumentedFile haProxy(int port) {
        DocumentedFile configuration =
                DocumentedFile.in("docs/cluster.md", "listen meterline").with("127.0.0.1:5432", "127.0.0.1:" + port);
        for (int i = 0; i < cluster.nodes().size(); i++) {
            PatroniNode node = cluster.nodes().get(i);
            configuration = configuration.with(
                    "db%d:5432 check port 8008".formatted(i + 1),
                    "127.0.0.1:%d check port %d".formatted(node.port(), node.restPort()));
        }
        return configuration;
    }

    private DatabaseAddress address(String url) {
        return new DatabaseAddress(url, cluster.username(), cluster.password());
    }
}
