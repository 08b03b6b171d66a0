package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.fixture.PostgresServer;

/** What may be in a database of a PostgreSQL server before the first start. */
class ForeignDatabaseIT {
    private PostgresServer server;
    private String url;

    @BeforeEach
    void createDatabase() throws Exception {
        server = PostgresServer.shared();
        url = server.newDatabase();
    }

    /** As pg_stat_statements, which a DBA installs for all databases. */
    @Test
    void takesADatabaseWithTheViewsOfAnExtension() throws Exception {
        server.administer(url, "CREATE EXTENSION pg_buffercache SCHEMA public");

        try (Database database = open()) {
            assertThat(SchemaState.of(database.readers())).isEqualTo(SchemaState.CURRENT);
        }
        try (Database again = open()) {
            assertThat(SchemaState.of(again.readers())).isEqualTo(SchemaState.CURRENT);
        }
    }

    @Test
    void refusesADatabaseWithATableOfAnotherProgramAndNamesIt() throws Exception {
        server.administer(url, "CREATE EXTENSION pg_buffercache SCHEMA public");
        try (Connection connection = server.connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipe (name TEXT)");
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(SQLException.class)
                .hasMessage("is a database, but not Meterline's: it has the table recipe");
    }

    private Database open() throws SQLException {
        return Database.open(new DatabaseAddress(url, server.username(), server.password()), Duration.ofSeconds(30));
    }
}
