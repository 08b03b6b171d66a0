package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.postgresql.jdbc.PreferQueryMode;
import ua.meterline.common.DatabaseAddress;

/**
 * How to connect to a PostgreSQL server. A parameter in the URL precedes the one that is set here.
 *
 * @param timeout how long connecting may take, and how long a transaction waits for a lock
 * @param longest how long the server may take to answer one statement; the connection is closed then
 * @param identity of the servers, which refuses an old primary
 */
record PostgresConnection(
        DatabaseAddress address, Duration timeout, Duration longest, SessionUse use, ServerIdentity identity) {
    /**
     * Beyond the time for a statement: where the server ends a wait by itself, it can still say so; and a commit that
     * is somewhat too late is stored nevertheless, so that the redelivery of its messages is fast.
     */
    private static final Duration GRACE = Duration.ofSeconds(5);

    /** Between two statements of one transaction: some parse or write a file there. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /**
     * @throws SQLException also when a commit on this server does not wait for the disk, it is an old primary, or a
     *     pooler in between shares sessions
     */
    Connection open() throws SQLException {
        try {
            return open(address.url());
        } catch (WrongServerException e) {
            return openAnother(e);
        }
    }

    /** The driver takes the first host that says it is a primary. */
    private Connection openAnother(WrongServerException refused) throws SQLException {
        List<String> urls = address.urlOfEachHost();
        if (urls.size() == 1) {
            throw refused;
        }
        for (String url : urls) {
            try {
                Connection another = open(url);
                identity.passedOver(refused);
                return another;
            } catch (SQLException e) {
                refused.addSuppressed(e);
            }
        }
        throw refused;
    }

    /** @param url of one of the servers */
    Connection open(String url) throws SQLException {
        Connection connection = connect(url, properties());
        try {
            OwnSession.require(connection, () -> connectSimply(url));
            connection.setNetworkTimeout(Runnable::run, (int) longestAnswer().toMillis());
            PostgresSession.prepare(connection, timeout, longestPause(), use);
            identity.require(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static Connection connect(String url, Properties properties) throws SQLException {
        return new Driver().connect(url, properties);
    }

    /** Without prepared statements, which collide with those of another connection in the same session. */
    private Connection connectSimply(String url) throws SQLException {
        Properties properties = properties();
        PGProperty.PREFER_QUERY_MODE.set(properties, PreferQueryMode.SIMPLE.value());
        return connect(url, properties);
    }

    /** Those of messages hold locks that others wait for. */
    private Duration longestPause() {
        return longestAnswer().compareTo(LONGEST_PAUSE) < 0 ? longestAnswer() : LONGEST_PAUSE;
    }

    private Duration longestAnswer() {
        return longest.plus(GRACE);
    }

    private Properties properties() {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, address.username());
        PGProperty.PASSWORD.set(properties, address.password());
        // It would put the row that was refused, with number and text, into messages for the log.
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
        PGProperty.APPLICATION_NAME.set(properties, "meterline");
        // A text, or a parameter without a value, has the type of its place.
        PGProperty.STRING_TYPE.set(properties, "unspecified");
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.TARGET_SERVER_TYPE.set(properties, "primary");
        // After a failover, the standby is asked again at once whether it is the primary now.
        PGProperty.HOST_RECHECK_SECONDS.set(properties, 1);
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds(timeout));
        // A server that hangs accepts the connection, and does not say whether it speaks TLS.
        PGProperty.SSL_RESPONSE_TIMEOUT.set(properties, (int) timeout.toMillis());
        PGProperty.GSS_RESPONSE_TIMEOUT.set(properties, (int) timeout.toMillis());
        // Until the connection is open: for each of several hosts, of which the first may hang.
        PGProperty.SOCKET_TIMEOUT.set(properties, seconds(timeout));
        return properties;
    }

    private static int seconds(Duration time) {
        return (int) Math.max(1, time.plusMillis(999).toSeconds());
    }
}
