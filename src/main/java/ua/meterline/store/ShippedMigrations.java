package ua.meterline.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.zip.CRC32;
import javax.sql.DataSource;

/**
 * The migrations of this program, compared with those of a database without Flyway, which takes a tenth of a start to
 * load. Where they differ in anything, Flyway has to say how.
 */
final class ShippedMigrations {
    /** All files of the dialect's folder below {@code db/migration}, in order. */
    static final List<String> FILES = List.of("V1__schema.sql");

    private static final String APPLIED =
            "SELECT version, checksum, success FROM flyway_schema_history ORDER BY installed_rank";

    private ShippedMigrations() {}

    /** Whether exactly these were applied. False, too, when the database cannot be read or has no history. */
    static boolean areApplied(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            return areApplied(statement, Dialect.of(connection));
        } catch (SQLException e) {
            return false;
        }
    }

    private static boolean areApplied(Statement statement, Dialect dialect) throws SQLException {
        try (ResultSet applied = statement.executeQuery(APPLIED)) {
            for (String file : FILES) {
                if (!applied.next() || !isSuccess(applied, dialect, file)) {
                    return false;
                }
            }
            return !applied.next();
        }
    }

    private static boolean isSuccess(ResultSet applied, Dialect dialect, String file) throws SQLException {
        return file.startsWith("V" + applied.getString("version") + "__")
                && applied.getInt("checksum") == checksum(dialect.migrations() + "/" + file)
                && applied.getBoolean("success");
    }

    /** As Flyway computes it: CRC-32 of the lines without their ends. */
    private static int checksum(String path) {
        CRC32 checksum = new CRC32();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                ShippedMigrations.class.getResourceAsStream("/" + path), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
        return (int) checksum.getValue();
    }
}
