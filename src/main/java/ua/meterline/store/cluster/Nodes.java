package ua.meterline.store.cluster;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/** The nodes of a PostgreSQL database, as its table {@code node} has them. */
public final class Nodes {
    private Nodes() {}

    /** All that worked on the database within the last month, by name. */
    public static List<Node> all(Connection connection) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, "select-nodes");
                ResultSet row = query.executeQuery()) {
            List<Node> nodes = new ArrayList<>();
            while (row.next()) {
                nodes.add(node(row));
            }
            return nodes;
        }
    }

    private static Node node(ResultSet row) throws SQLException {
        return new Node(
                row.getString("name"),
                row.getString("host"),
                row.getString("version"),
                UtcTime.parse(row.getString("started_at")),
                UtcTime.parse(row.getString("seen_at")),
                Duration.ofMillis(row.getLong("silent_millis")),
                row.getInt("stopped") == 1,
                new NodeState(
                        row.getInt("links"),
                        row.getInt("links_bound"),
                        row.getInt("receiving") == 1,
                        row.getInt("ready") == 1),
                row.getLong("claimed"));
    }
}
