package ua.meterline.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/** How the schema of a database compares with this program's. */
public enum SchemaState {
    /** Not Meterline's, or empty. */
    FOREIGN("is a database, but not Meterline's"),
    /** A copy of another database that did not come to its end. */
    UNFINISHED("holds a part of a copy; start the same migrate-to- command again, or remove what is there"),
    /** Created by a version before 1.0.0, whose migrations were replaced by the first released one. */
    UNRELEASED("was created by an unreleased version of Meterline and cannot be updated;"
            + " move the file away, and the gateway creates a new one"),
    OLDER("is of an older Meterline; restart the gateway to update it"),
    CURRENT("is up to date"),
    /** Created or updated by a later Meterline. There is no downgrade. */
    NEWER("is of a newer Meterline than this one; run that one, or restore a backup of before");

    private static final MigrationVersion FIRST = MigrationVersion.fromVersion("1");

    /** The table that a copy keeps until it is complete. */
    public static final String UNFINISHED_COPY = "transfer_progress";

    private final String description;

    SchemaState(String description) {
        this.description = description;
    }

    /** A predicate for an operator, to follow the name of the file; it says what to do. */
    public String description() {
        return description;
    }

    /** Whether no gateway can work on it, nor update it. */
    public boolean isUnusable() {
        return this == UNFINISHED || this == UNRELEASED || this == NEWER;
    }

    /**
     * Compares without changing the database.
     *
     * @throws org.flywaydb.core.api.FlywayException when the database cannot be read
     */
    public static SchemaState of(DataSource dataSource) {
        return ShippedMigrations.areApplied(dataSource) ? CURRENT : byFlyway(dataSource);
    }

    private static SchemaState byFlyway(DataSource dataSource) {
        MigrationInfoService info = flyway(dataSource).info();
        if (info.current() == null) {
            return hasUnfinishedCopy(dataSource) ? UNFINISHED : FOREIGN;
        } else if (Stream.of(info.applied()).anyMatch(SchemaState::isUnreleased)) {
            return UNRELEASED;
        } else if (Stream.of(info.applied()).map(MigrationInfo::getState).anyMatch(SchemaState::isFuture)) {
            return NEWER;
        }
        return info.pending().length > 0 ? OLDER : CURRENT;
    }

    /** Until a copy is complete, the history of the schema has another name. */
    private static boolean hasUnfinishedCopy(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                ResultSet found =
                        connection.getMetaData().getTables(null, connection.getSchema(), UNFINISHED_COPY, null)) {
            return found.next();
        } catch (SQLException e) {
            throw new FlywayException(e.getMessage(), e);
        }
    }

    /** The first migration of a released version never changes. */
    private static boolean isUnreleased(MigrationInfo applied) {
        return FIRST.equals(applied.getVersion()) && !applied.isChecksumMatching();
    }

    private static boolean isFuture(MigrationState state) {
        return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
    }

    static Flyway flyway(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:" + dialect(dataSource).migrations())
                .load();
    }

    private static Dialect dialect(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return Dialect.of(connection);
        } catch (SQLException e) {
            throw new FlywayException(e.getMessage(), e);
        }
    }
}
