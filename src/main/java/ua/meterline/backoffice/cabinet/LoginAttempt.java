package ua.meterline.backoffice.cabinet;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import ua.meterline.store.Sql;

/**
 * An attempt to enter a code, which is counted.
 *
 * @param code the keyed hash of the right one
 * @param sent whether the code was sent; otherwise no code is right
 * @param left attempts after this one
 */
record LoginAttempt(long id, String number, String account, byte[] code, boolean sent, int left) {
    /** Takes an attempt; empty where there is none left. */
    static Optional<LoginAttempt> take(Connection connection, byte[] challenge, String now) throws SQLException {
        try (PreparedStatement update =
                        Sql.prepare(connection, "update-login-code-attempts", "challenge", challenge, "now", now);
                ResultSet row = update.executeQuery()) {
            return row.next()
                    ? Optional.of(new LoginAttempt(
                            row.getLong("id"),
                            row.getString("number"),
                            row.getString("account"),
                            row.getBytes("code"),
                            row.getBoolean("sent"),
                            row.getInt("attempts_left")))
                    : Optional.empty();
        }
    }

    /** Takes the same time for each code. */
    boolean isRight(byte[] entered) {
        return MessageDigest.isEqual(code, entered) & sent;
    }

    @Override
    public String toString() {
        return "attempt to log in";
    }
}
