package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.commons.dbcp2.BasicDataSource;
import org.apache.commons.dbcp2.ConnectionFactory;

/**
 * A pool of connections to a PostgreSQL server, each as {@link PostgresConnection} makes them. A connection is tested
 * when it is taken, unless it has just committed ({@link ProvenConnection}): after a restart or a failover, the ones
 * that ended with the old server are left out.
 */
final class PostgresConnections extends BasicDataSource {
    /** After these the connection is closed. 25006: the server takes no writes any more, and another one may. */
    private static final List<String> USELESS_AFTER = List.of("57P01", "57P02", "57P03", "25006");

    /** Short, because several are tested one after the other when the server hangs. */
    private static final Duration LONGEST_TEST = Duration.ofSeconds(2);

    /** SQLSTATE sqlclient_unable_to_establish_sqlconnection. */
    private static final String CANNOT_CONNECT = "08001";

    /** Some 150 of the routes, and what their writes are put together to, see {@link WaitingWrites}. */
    private static final int STATEMENTS = 256;

    private final PostgresConnection connection;
    private final TimelineSurvey survey;

    /**
     * @param survey of the servers, when this pool connects
     * @param timeout how long a caller waits for a connection
     */
    PostgresConnections(PostgresConnection connection, TimelineSurvey survey, int size, Duration timeout) {
        this.connection = connection;
        this.survey = survey;
        setMaxTotal(size);
        setMaxIdle(size);
        setMaxWait(timeout);
        setPoolPreparedStatements(true);
        setMaxOpenPreparedStatements(STATEMENTS);
        setTestOnBorrow(true);
        setValidationQueryTimeout(LONGEST_TEST);
        setFastFailValidation(true);
        setDisconnectionSqlCodes(USELESS_AFTER);
    }

    @Override
    public Connection getConnection() throws SQLException {
        try {
            return super.getConnection();
        } catch (SQLException e) {
            if (e.getCause() instanceof NoSuchElementException) {
                throw new SQLException(
                        "no connection to the server was free in time, or one that works", CANNOT_CONNECT);
            }
            throw e;
        }
    }

    @Override
    protected ConnectionFactory createConnectionFactory() {
        return () -> {
            survey.begin();
            return new ProvenConnection(connection.open());
        };
    }
}
