package ua.meterline.cli;

import java.io.IOException;
import java.sql.SQLException;
import ua.meterline.config.Settings;
import ua.meterline.store.DatabaseProblem;
import ua.meterline.store.SchemaState;
import ua.meterline.store.ServerProbe;

/** Checks the database on a server without changing it: whether it can be reached and written, and is ours. */
final class ServerCheck {
    private ServerCheck() {}

    static String at(Settings settings) throws IOException {
        try {
            ServerProbe found = ServerProbe.of(settings.database(), settings.databaseTimeout());
            if (found.schema().isUnusable()) {
                throw new IOException(found.schema().description());
            } else if (found.schema() == SchemaState.FOREIGN && !found.isEmpty()) {
                throw new IOException("is a database, but not Meterline's; name another one by meterline.database.url");
            }
            return "PostgreSQL " + found.version() + ", writable"
                    + (found.isEmpty() ? ", the gateway will create its tables" : "");
        } catch (SQLException e) {
            throw new IOException(DatabaseProblem.of(e), e);
        }
    }
}
