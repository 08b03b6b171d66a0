package ua.meterline.backoffice.phone;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.backoffice.ReadingWithdrawals;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.store.Sql;

/** Takes back the reading that an entry brought. For use within a transaction, by one thread. */
final class WithdrawnEntry {
    private final Connection connection;
    private final InstantSource clock;

    WithdrawnEntry(Connection connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** @throws RefusedException when another message brought the reading, or it was withdrawn before */
    void withdraw(PhoneDesk.Entered entry, Reviewer reviewer) throws SQLException, RefusedException {
        String account = entry.account().digits();
        Statement reading;
        try (PreparedStatement query = Sql.prepare(
                        connection, "select-reading-of-message", "account", account, "message_id", entry.message());
                ResultSet row = query.executeQuery()) {
            if (!row.next()) {
                throw new RefusedException(
                        entry.isWithdrawn() ? Refusal.ENTRY_TAKEN_BACK : Refusal.ENTRY_KNOWN_BEFORE, entry.message());
            }
            reading = new Statement(account, row.getInt("meter"), row.getInt("value"), row.getString("period"), false);
        }
        new ReadingWithdrawals(connection, clock).withdraw(reading, reviewer);
    }
}
