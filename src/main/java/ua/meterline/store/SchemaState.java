package ua.meterline.store;

import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** How the schema of a database compares with this program's. */
public enum SchemaState {
    /** Not Meterline's, or empty. */
    FOREIGN,
    OLDER,
    CURRENT,
    /** Made by a later Meterline. */
    NEWER;

    /** There is no way back. */
    public static final String OF_A_NEWER_ONE =
            "is of a newer Meterline than this one; run that one, or restore a backup of before";

    /**
     * Looks without changing anything.
     *
     * @throws org.flywaydb.core.api.FlywayException when the database cannot be read
     */
    public static SchemaState of(DataSource dataSource) {
        MigrationInfoService info = flyway(dataSource).info();
        if (info.current() == null) {
            return FOREIGN;
        } else if (Stream.of(info.applied()).map(MigrationInfo::getState).anyMatch(SchemaState::isFuture)) {
            return NEWER;
        }
        return info.pending().length > 0 ? OLDER : CURRENT;
    }

    private static boolean isFuture(MigrationState state) {
        return state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED;
    }

    static Flyway flyway(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .load();
    }
}
