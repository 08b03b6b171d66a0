package ua.meterline.backoffice.cabinet;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * Whether a number may see an account: the registry has it for the account, one of its last readings came by SMS from
 * that number, or the number logged in for the account within a year. The purge takes the number from old messages; the
 * login keeps it for the cabinet.
 */
final class AccountProofs {
    private static final Duration REMEMBERED = Duration.ofDays(365);
    private static final Sql PROOF = Sql.named("select-account-proof");

    private AccountProofs() {}

    static boolean has(Connection connection, AccountNumber account, String number, Instant now) throws SQLException {
        return PROOF.number(
                        connection,
                        Rows.row(
                                "account",
                                account.digits(),
                                "number",
                                number,
                                "since",
                                UtcTime.format(now.minus(REMEMBERED))))
                > 0;
    }
}
