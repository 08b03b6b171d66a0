package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import ua.meterline.common.DatabaseAddress;

/**
 * The connections to a database of a PostgreSQL server. The routes have a pool of their own, so that no message waits
 * until a page returns a connection, and so have pages, which do not wait for long work. A node takes at most the sum
 * of them, see docs/postgresql.md.
 */
final class ServerConnections implements DatabaseConnections {
    /** One for each group commit, and a few for routes that write on schedule. */
    private static final int ROUTES = 8;

    private static final int PAGES = 4;
    /** For long work: exports, imports, purges. A migration takes up to three. */
    private static final int WRITERS = 4;

    private static final int READERS = 2;
    /** Some statements of long work read or write all accounts. */
    private static final Duration LONGEST_STATEMENT = Duration.ofMinutes(10);
    /** When the server hangs, pages are there again soon after another one took its place. */
    private static final Duration LONGEST_OF_PAGE = Duration.ofSeconds(20);

    /** Of a server that does not answer, the start waits no longer. */
    private static final Duration LONGEST_SURVEY = Duration.ofSeconds(5);

    private final PostgresConnection quick;
    private final TimelineSurvey survey;
    private final PostgresConnections routes;
    private final PostgresConnections pages;
    private final PostgresConnections writers;
    private final PostgresConnections readers;
    private final ServerIdentity identity;

    /** Nothing is connected before the first use. */
    ServerConnections(DatabaseAddress address, Duration timeout) {
        this.identity = new ServerIdentity(address);
        this.quick = new PostgresConnection(address, timeout, timeout, SessionUse.MESSAGES, identity);
        PostgresConnection page =
                new PostgresConnection(address, timeout, LONGEST_OF_PAGE, SessionUse.WRITES, identity);
        PostgresConnection writer =
                new PostgresConnection(address, timeout, LONGEST_STATEMENT, SessionUse.WRITES, identity);
        PostgresConnection reader =
                new PostgresConnection(address, timeout, LONGEST_STATEMENT, SessionUse.READS, identity);
        this.survey = new TimelineSurvey(quick);
        this.routes = new PostgresConnections(quick, survey, ROUTES, timeout);
        this.pages = new PostgresConnections(page, survey, PAGES, timeout);
        this.writers = new PostgresConnections(writer, survey, WRITERS, timeout);
        this.readers = new PostgresConnections(reader, survey, READERS, timeout);
    }

    /** One that is not of a pool, for a command. */
    static Connection one(DatabaseAddress address, Duration timeout, boolean readOnly) throws SQLException {
        SessionUse use = readOnly ? SessionUse.READS : SessionUse.WRITES;
        return new PostgresConnection(address, timeout, LONGEST_STATEMENT, use, new ServerIdentity(address)).open();
    }

    @Override
    public DataSource writer() {
        return writers;
    }

    @Override
    public DataSource routeWriter() {
        return routes;
    }

    @Override
    public DataSource readers() {
        return readers;
    }

    @Override
    public DataSource pageWriter() {
        return pages;
    }

    @Override
    public DataSource pageReaders() {
        return pages;
    }

    @Override
    public Connection newSession() throws SQLException {
        return quick.open();
    }

    @Override
    public void connect() throws SQLException {
        survey.await(LONGEST_SURVEY);
        readers.getConnection().close();
    }

    @Override
    public void prepared() {
        // a server needs no more
    }

    @Override
    public DatabaseIdentity identity() {
        return identity;
    }

    @Override
    public void close() throws SQLException {
        readers.close();
        writers.close();
        pages.close();
        routes.close();
    }
}
