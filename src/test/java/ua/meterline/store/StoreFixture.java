package ua.meterline.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.spi.Registry;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.store.statement.StatementComponent;

/** A database in a folder of its own, and what routes need to execute statements on it. */
public final class StoreFixture implements AutoCloseable {
    public final Database database;
    private final GatewayDatabase stored;

    public StoreFixture(Path folder) throws SQLException {
        stored = GatewayDatabase.in(folder);
        database = Database.open("jdbc:sqlite:" + folder.resolve("meterline.db"), Duration.ofSeconds(2));
    }

    /** Groups are sent whole. */
    public void bindTo(Registry parts) {
        OneTransaction transaction = new OneTransaction(database);
        parts.bind("oneTransaction", transaction);
        parts.bind("statement", new StatementComponent(transaction, database.readers()));
        parts.bind("group", new WholeGroups());
        parts.bind("importRows", new ImportRows(Instant::now));
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = database.writer().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** Each row as its columns joined by blanks. */
    public List<String> rows(String sql) {
        return stored.rows(sql);
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
