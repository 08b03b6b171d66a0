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
import ua.meterline.fixture.TestSql;
import ua.meterline.fixture.TestStore;
import ua.meterline.reading.BindingPolicy;
import ua.meterline.reading.QuestionPolicy;
import ua.meterline.store.statement.StatementComponent;

/** A database in a folder of its own, and what routes need to execute statements on it. */
public final class StoreFixture implements AutoCloseable {
    public final Database database;
    private final GatewayDatabase stored;

    public StoreFixture(Path folder) throws SQLException {
        stored = GatewayDatabase.in(folder);
        database = Database.open(TestStore.in(folder), Duration.ofSeconds(2));
    }

    /** Groups are sent whole. */
    public void bindTo(Registry parts) {
        OneTransaction transaction = new OneTransaction(database);
        parts.bind("oneTransaction", transaction);
        parts.bind("groupTransaction", transaction.lockedByItsFirstStep());
        parts.bind("groupLocks", new GroupLocks(database.dialect(), () -> QuestionPolicy.OFF, () -> BindingPolicy.OFF));
        parts.bind("statement", new StatementComponent(transaction, database.statements()));
        parts.bind("group", new WholeGroups());
        parts.bind("importRows", new ImportRows(Instant::now));
    }

    /** On the writer of the database, whose connection overwrites what it deletes. */
    public void execute(String sql) {
        try (Connection connection = database.writer().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(TestSql.on(connection, sql));
            if (TestStore.isOnServer() && sql.contains("INTO message ")) {
                statement.execute(TestSql.NEXT_MESSAGE_ID);
            }
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
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
