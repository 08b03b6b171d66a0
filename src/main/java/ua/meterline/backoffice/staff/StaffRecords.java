package ua.meterline.backoffice.staff;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/** Reads people and sessions. */
final class StaffRecords {
    /** @param hash of the password */
    record Account(StaffMember member, String hash) {}

    private StaffRecords() {}

    static List<StaffMember> all(Connection connection) throws SQLException {
        List<StaffMember> all = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, "select-staff");
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                all.add(member(row));
            }
        }
        return all;
    }

    static Optional<Account> byLogin(Connection connection, String login) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, "select-staff-by-login", "login", login);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(new Account(member(row), row.getString("password"))) : Optional.empty();
        }
    }

    static Optional<StaffSession> session(Connection connection, byte[] tokenHash) throws SQLException {
        try (PreparedStatement query = Sql.prepare(connection, "select-staff-session", "token", tokenHash);
                ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(session(row)) : Optional.empty();
        }
    }

    static List<StaffSession> sessionsOf(Connection connection, long staffId) throws SQLException {
        List<StaffSession> sessions = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, "select-sessions-of-staff", "staff_id", staffId);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                sessions.add(session(row));
            }
        }
        return sessions;
    }

    private static StaffSession session(ResultSet row) throws SQLException {
        return new StaffSession(
                row.getLong("session_id"),
                member(row),
                UtcTime.parse(row.getString("began_at")),
                UtcTime.parse(row.getString("seen_at")),
                row.getString("address"),
                row.getString("agent"));
    }

    private static StaffMember member(ResultSet row) throws SQLException {
        return new StaffMember(
                row.getLong("id"),
                row.getString("login"),
                row.getString("name"),
                Role.parse(row.getString("roles")),
                row.getBoolean("disabled"));
    }
}
