package ua.meterline.cli;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import ua.meterline.settings.Settings;
import ua.meterline.store.ExistingDatabase;

/** The database for a command that looks into it or writes to it while the gateway may be running. */
final class OfficeDatabase {
    /** What a command does with its connection; it returns the exit code. */
    @FunctionalInterface
    interface Work {
        int on(Connection connection) throws Exception;
    }

    @FunctionalInterface
    private interface Opening {
        Connection open(String url, Duration patience) throws SQLException;
    }

    private OfficeDatabase() {}

    static int read(Settings settings, Work work) throws Exception {
        return use(settings, ExistingDatabase::read, work);
    }

    static int write(Settings settings, Work work) throws Exception {
        return use(settings, ExistingDatabase::write, work);
    }

    private static int use(Settings settings, Opening opening, Work work) throws Exception {
        try (Connection connection = opening.open(settings.databaseUrl(), settings.databasePatience())) {
            return work.on(connection);
        } catch (SQLException e) {
            throw CannotStartException.of(e, settings)
                    .<Exception>map(known -> known)
                    .orElse(e);
        }
    }
}
