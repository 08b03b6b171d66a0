package ua.meterline.store.cluster;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import ua.meterline.store.Database;
import ua.meterline.store.Dialect;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.WriteTransaction;

/**
 * The secret with which the nodes of a site seal what stands in its pages. The first node makes it. The only gateway on
 * a file makes another one at each start: it does not remember which forms were sent before.
 */
public final class SiteSecret {
    private static final int OCTETS = 32;
    private static final Sql INSERT = Sql.named("insert-site-secret");

    private SiteSecret() {}

    /**
     * 32 octets.
     *
     * @param site such as {@code cabinet}
     */
    public static byte[] of(Database database, String site) throws SQLException {
        byte[] made = new byte[OCTETS];
        new SecureRandom().nextBytes(made);
        if (database.dialect() == Dialect.SQLITE) {
            return made;
        }
        try (Connection connection = database.writer().getConnection()) {
            Optional<byte[]> known = stored(connection, site);
            return known.isPresent() ? known.get() : store(connection, site, made);
        }
    }

    private static byte[] store(Connection connection, String site, byte[] made) throws SQLException {
        return WriteTransaction.run(connection, () -> {
            INSERT.update(connection, Rows.row("site", site, "secret", made));
            return stored(connection, site).orElseThrow();
        });
    }

    private static Optional<byte[]> stored(Connection connection, String site) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, "select-site-secret", "site", site);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(row.getBytes("secret")) : Optional.empty();
        }
    }
}
