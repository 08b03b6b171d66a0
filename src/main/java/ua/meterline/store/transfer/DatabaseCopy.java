package ua.meterline.store.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.postgresql.util.PSQLException;
import ua.meterline.common.DatabaseAddress;
import ua.meterline.common.Disk;
import ua.meterline.common.FileOwner;
import ua.meterline.common.FolderInUseException;
import ua.meterline.common.FolderLock;
import ua.meterline.common.Progress;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseFile;
import ua.meterline.store.DatabaseProblem;
import ua.meterline.store.ExistingDatabase;
import ua.meterline.store.WriteTransaction;

/**
 * Copies a database from a SQLite file to a PostgreSQL server, or back, while no gateway runs on either. What was
 * copied is compared row by row. When it is ended at any moment, the next attempt goes on; a gateway starts only on a
 * complete copy. The source is left unchanged, and no other program can write to it meanwhile.
 */
public final class DatabaseCopy {
    /** As in {@code sql/postgresql/try-schema-lock.sql}: every node holds it shared while it runs. */
    private static final String LOCK_OUT_NODES = "SELECT pg_try_advisory_lock(71043, 0)";

    /** An index of hundreds of millions of rows takes a while. */
    private static final Duration LONGEST_STATEMENT = Duration.ofHours(6);

    private final Path file;
    private final DatabaseAddress server;
    private final Duration timeout;
    private final Progress progress;
    /** Whether another attempt can go on from here. */
    private boolean begun;

    /** @param timeout how long connecting and waiting for a lock may take */
    public DatabaseCopy(Path file, DatabaseAddress server, Duration timeout, Progress progress) {
        this.file = file;
        this.server = server;
        this.timeout = timeout;
        this.progress = progress;
    }

    /**
     * From the file to the server, whose database must be empty, or have what an earlier attempt left.
     *
     * @return the tables in the order of their names
     */
    public List<CopiedTable> toServer(Successor successor) throws TransferException {
        return inWords(() -> {
            FolderLock withoutGateway = lockFile();
            try (withoutGateway;
                    Connection source = ExistingDatabase.write(DatabaseFile.url(file), timeout);
                    Connection target = emptyOrUnfinished(server)) {
                lockOutNodes(target);
                mergeLog(source);
                FileEnd original = new FileEnd(file, source);
                return copy(source, original, new ServerEnd(target, server.toString(), successor), source, target);
            }
        });
    }

    private FolderLock lockFile() throws IOException, TransferException {
        if (!Files.exists(file)) {
            throw new TransferException(file + ": there is no such file");
        }
        try {
            return FolderLock.ofDatabase(file);
        } catch (FolderInUseException e) {
            throw new TransferException(file + ": a gateway is running on it; stop it first", e);
        }
    }

    /**
     * From the server to the file, which must not exist; it appears when it is complete.
     *
     * @return the tables in the order of their names
     */
    public List<CopiedTable> toFile() throws TransferException {
        Path unfinished = DatabaseFile.unfinished(file);
        return inWords(() -> {
            if (Files.exists(file)) {
                throw new TransferException(file + ": is there already; name another file");
            }
            List<CopiedTable> copied;
            try (Connection source = ExistingDatabase.write(server, timeout)) {
                lockOutNodes(source);
                DatabaseAddress address = DatabaseAddress.of(DatabaseFile.url(unfinished));
                try (Connection target = emptyOrUnfinished(address)) {
                    execute(target, "PRAGMA foreign_keys = OFF"); // a row may come before the one that it refers to
                    copied = copy(
                            source,
                            new ServerEnd(source, server.toString(), null),
                            new FileEnd(unfinished, target),
                            target,
                            source);
                    // All of it is in one file then, whose name can be changed. A gateway sets WAL mode again.
                    execute(target, "PRAGMA journal_mode = DELETE");
                }
            }
            publish(unfinished);
            return copied;
        });
    }

    private List<CopiedTable> copy(
            Connection locked, TransferEnd source, TransferEnd target, Connection inFile, Connection onServer)
            throws SQLException, TransferException {
        List<SharedTable> tables = SharedTables.of(inFile, onServer);
        begun = true;
        // A transaction that writes nothing, but keeps the lock of writers: commands cannot change what is copied.
        return WriteTransaction.<List<CopiedTable>, TransferException>run(
                locked, () -> new DatabaseTransfer(source, target, tables, progress).run());
    }

    private Connection emptyOrUnfinished(DatabaseAddress address) throws SQLException {
        Connection connection = ExistingDatabase.ofAnySchema(address, timeout);
        try {
            if (new TransferProgress(connection).source().isEmpty()) {
                Database.open(address, timeout).close();
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void lockOutNodes(Connection connection) throws SQLException, TransferException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LOCK_OUT_NODES)) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new TransferException(server + ": a gateway or another copy is running on it; stop it first");
            }
        }
        execute(connection, "SET idle_in_transaction_session_timeout = 0");
        connection.setNetworkTimeout(Runnable::run, (int) LONGEST_STATEMENT.toMillis());
    }

    /** So that the file does not change when it is closed: an earlier attempt knows it by its size and time. */
    private static void mergeLog(Connection connection) throws SQLException {
        execute(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private void publish(Path unfinished) throws IOException {
        Disk.force(unfinished);
        FileOwner.copy(unfinished.toAbsolutePath().getParent(), unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        Disk.forceNames(file);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Copying {
        List<CopiedTable> run() throws SQLException, IOException, TransferException;
    }

    private List<CopiedTable> inWords(Copying copying) throws TransferException {
        try {
            return copying.run();
        } catch (SQLException e) {
            String next = begun ? "; then start the command again: it goes on where it stopped" : "";
            throw new TransferException(place(e) + ": " + DatabaseProblem.of(e) + next, e);
        } catch (IOException e) {
            throw new TransferException(file + ": " + e.getMessage(), e);
        }
    }

    private String place(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PSQLException) {
                return server.toString();
            }
        }
        return file.toString();
    }
}
