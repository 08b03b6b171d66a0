package ua.meterline.store.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import ua.meterline.store.Sql;

/**
 * The connection that stands for a node. Its advisory locks end with it: when the process ends, when the connection
 * breaks, and when the server has heard nothing for {@link Node#DEAD_AFTER}, as from a process that is stopped. Not
 * thread-safe.
 */
final class NodeSession implements AutoCloseable {
    /** A heartbeat that takes longer has failed. */
    private static final int TIMEOUT_MILLIS = 8_000;

    private static final Executor AT_ONCE = Runnable::run;

    private final Connection connection;
    private final String node;

    private NodeSession(Connection connection, String node) {
        this.connection = connection;
        this.node = node;
    }

    /** @param node its name */
    static NodeSession open(SessionSource source, String node) throws SQLException {
        Connection connection = source.connect();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(AT_ONCE, TIMEOUT_MILLIS);
            statement.execute("SET idle_session_timeout = " + Node.DEAD_AFTER.toMillis());
            // A heartbeat that is lost with the server is followed by the next one.
            statement.execute("SET synchronous_commit = off");
            return new NodeSession(connection, node);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Takes the name, unless another session has it. */
    boolean takeName() throws SQLException {
        return number("try-node-lock", "node", node) == 1;
    }

    /** Takes a work, unless another session has it. To be called once for each work. */
    boolean takeWork(String work) throws SQLException {
        return number("try-work-lock", "work", work) == 1;
    }

    /** Keeps others from migrating the schema, for as long as this session lasts. Waits while one does. */
    void holdSchema() throws SQLException {
        number("hold-schema");
    }

    /** The host and the last heartbeat of the node with this name, in a form that only serves to compare. */
    Optional<String> lastSeen() throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, "select-node-seen", "node", node);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(row.getString("seen")) : Optional.empty();
        }
    }

    void register(String version, String host) throws SQLException {
        update("upsert-node", "node", node, "version", version, "host", host);
    }

    /** @return empty when this node is unknown */
    Optional<Heartbeat> beat(NodeState state) throws SQLException {
        Instant asked = Instant.now();
        try (PreparedStatement update = Sql.prepare(
                        connection,
                        "update-node",
                        "node",
                        node,
                        "links",
                        state.links(),
                        "links_bound",
                        state.linksBound(),
                        "receiving",
                        state.receiving() ? 1 : 0,
                        "ready",
                        state.ready() ? 1 : 0);
                ResultSet row = update.executeQuery()) {
            return row.next() ? Optional.of(heartbeat(row, asked)) : Optional.empty();
        }
    }

    private static Heartbeat heartbeat(ResultSet row, Instant asked) throws SQLException {
        Instant middle = asked.plus(Duration.between(asked, Instant.now()).dividedBy(2));
        return new Heartbeat(
                row.getInt("others_receiving"),
                row.getInt("others_silent"),
                Duration.between(Instant.ofEpochMilli(row.getLong("clock_millis")), middle));
    }

    /** Tells that the node stopped cleanly, and that others may send what it had claimed. */
    void leave() throws SQLException {
        update("release-replies", "node", node);
        update("release-notices", "node", node);
        update("update-stopped-node", "node", node);
    }

    private void update(String statement, Object... namesAndValues) throws SQLException {
        try (PreparedStatement update = Sql.prepare(connection, statement, namesAndValues)) {
            update.executeUpdate();
        }
    }

    private int number(String statement, Object... namesAndValues) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, statement, namesAndValues);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Ends the session and its locks, without waiting for the server. */
    @Override
    public void close() {
        try {
            connection.abort(AT_ONCE);
        } catch (SQLException e) {
            // it has ended, then
        }
    }
}
