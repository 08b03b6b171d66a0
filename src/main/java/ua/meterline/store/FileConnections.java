package ua.meterline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** The connections to a SQLite file: one that writes, and a few that read. */
final class FileConnections implements DatabaseConnections {
    private static final int READERS = 3;

    private final String url;
    private final SqliteConnections writer;
    private final SqliteConnections readers;
    /** Open as long as the database, so that the write-ahead log is one file all the time. */
    private final Connection kept;

    private FileIdentity identity;

    FileConnections(String url, Duration timeout) throws SQLException {
        this.url = url;
        this.writer = new SqliteConnections(url, 1, timeout);
        this.readers = new SqliteConnections(url, READERS + 1, timeout);
        try {
            // Connecting before migrating: SQLite describes a defect of the file in fewer words.
            this.kept = readers.getConnection();
        } catch (SQLException e) {
            readers.close();
            throw e;
        }
    }

    @Override
    public DataSource writer() {
        return writer;
    }

    @Override
    public DataSource routeWriter() {
        return writer;
    }

    @Override
    public DataSource readers() {
        return readers;
    }

    @Override
    public DataSource pageWriter() {
        return writer;
    }

    @Override
    public DataSource pageReaders() {
        return readers;
    }

    @Override
    public Connection newSession() throws SQLException {
        throw new SQLException("a file has no sessions");
    }

    @Override
    public void connect() {
        // one is kept since the beginning
    }

    @Override
    public void prepared() throws SQLException {
        identity = FileIdentity.of(DatabaseFile.of(url));
        writer.guardedBy(identity);
        readers.guardedBy(identity);
    }

    @Override
    public DatabaseIdentity identity() {
        return identity;
    }

    @Override
    public void close() throws SQLException {
        kept.close();
        readers.close();
        writer.close();
    }
}
