package ua.meterline.store.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.PostgresServer;
import ua.meterline.store.Database;

/** Nodes on one PostgreSQL: their names, their heartbeats, and the work that one of them does. */
class ClusterNodeTest {
    private static final Duration DEADLINE = Deadline.LENGTH;

    private PostgresServer server;
    private String url;
    private Database database;
    private final List<AutoCloseable> nodes = new ArrayList<>();

    @BeforeEach
    void open() throws Exception {
        server = PostgresServer.shared();
        url = server.newDatabase();
        database =
                Database.open(new DatabaseAddress(url, server.username(), server.password()), Duration.ofSeconds(10));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable node : nodes) {
            node.close();
        }
        if (database != null) {
            database.close();
        }
    }

    @Test
    void listsEachNodeWithItsStateAndVersion() throws Exception {
        join("b").report(() -> new NodeState(2, 1, true, false));
        ClusterNode a = join("a");

        await().atMost(DEADLINE)
                .untilAsserted(() -> assertThat(listed())
                        .extracting(Node::name, Node::version, Node::isAlive, Node::state)
                        .containsExactly(
                                org.assertj.core.groups.Tuple.tuple("a", "1.0", true, NodeState.STARTING),
                                org.assertj.core.groups.Tuple.tuple(
                                        "b", "1.0", true, new NodeState(2, 1, true, false))));
        await("a knows of b").atMost(DEADLINE).until(a::othersReceive);
    }

    @Test
    void refusesASecondNodeOfTheSameName() throws Exception {
        join("a");

        assertThatThrownBy(() -> join("a"))
                .isInstanceOf(NameInUseException.class)
                .hasMessage("another node named a is running on this database; give each node a name of its own by"
                        + " meterline.node");
    }

    @Test
    void takesANameAgainThatItsNodeHasLeft() throws Exception {
        join("a").close();
        assertThat(listed()).singleElement().matches(Node::stopped).matches(node -> !node.isAlive());

        assertThat(join("a").isMember()).isTrue();
        assertThat(listed()).singleElement().matches(Node::isAlive);
    }

    @Test
    void leadsAWorkUntilItLeaves() throws Exception {
        ClusterNode a = join("a");
        ClusterNode b = join("b");
        assertThat(a.leads("export")).isTrue();
        assertThat(b.leads("export")).isFalse();
        assertThat(b.leads("purge")).as("another work").isTrue();

        a.close();

        assertThat(a.leads("export")).isFalse();
        await().atMost(DEADLINE).until(() -> b.leads("export"));
    }

    /** What a killed process leaves behind: the server ends its session, and no other word comes from it. */
    @Test
    void losesItsWorkWithItsSessionAndRegistersAgain() throws Exception {
        ClusterNode a = join("a");
        assertThat(a.leads("export")).isTrue();
        ClusterNode b = join("b");
        assertThat(b.leads("export")).isFalse();

        endSessions();

        await("both registered again").atMost(DEADLINE).until(() -> a.isMember() && b.isMember());
        await("one leads").atMost(DEADLINE).until(() -> a.leads("export") != b.leads("export"));
    }

    /** By its session alone: it answers no question of the server, and its connection stays open. */
    @Test
    void takesOverFromANodeThatIsSilent() throws Exception {
        NodeSession silent = NodeSession.open(database::newSession, "a");
        nodes.add(silent);
        assertThat(silent.takeName()).isTrue();
        assertThat(silent.takeWork("export")).isTrue();
        ClusterNode b = join("b");
        assertThat(b.leads("export")).isFalse();

        await().atMost(DEADLINE).until(() -> b.leads("export"));
        assertThat(join("a").isMember()).as("its name is free as well").isTrue();
    }

    private ClusterNode join(String name) throws SQLException {
        ClusterNode node = new ClusterNode(database::newSession, name, "1.0");
        nodes.add(node);
        node.join();
        return node;
    }

    private List<Node> listed() throws SQLException {
        try (Connection connection = database.readers().getConnection()) {
            return Nodes.all(connection);
        }
    }

    private void endSessions() throws SQLException {
        try (Connection connection = server.connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
                    + " AND classid = 71041 AND database = (SELECT oid FROM pg_database WHERE datname ="
                    + " current_database())");
        }
    }
}
