package ua.meterline.backoffice.cabinet;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ua.meterline.common.RandomToken;
import ua.meterline.outbox.NoticeKind;
import ua.meterline.outbox.Notices;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/**
 * Codes by SMS for the login to the cabinet. A code goes to a number that has proved the account, see {@link
 * AccountProofs}. For any other number all happens likewise, but that no SMS is sent: the caller cannot tell. A code is
 * good for five minutes, five attempts and the browser that asked for it. The attempts are counted in the database,
 * before the code is compared: parallel ones count, too, and a restart forgets none. Thread-safe.
 */
public final class LoginCodes {
    static final Duration VALID = Duration.ofMinutes(5);
    static final int ATTEMPTS = 5;
    private static final int CODES = 1_000_000;
    private static final Duration DAY = Duration.ofDays(1);
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Sql INSERT = Sql.named("insert-login-code");
    private static final Sql DELETE_OLD = Sql.named("delete-old-login-codes");
    private static final Sql USED = Sql.named("update-login-code-used");
    private static final Sql SENT = Sql.named("select-sent-login-codes");

    private final DatabaseAccess database;
    private final Notices notices;
    private final CodeLimits limits;
    private final CabinetSessions sessions;
    private final InstantSource clock;

    /** @param clock of the times that are stored */
    public LoginCodes(
            DatabaseAccess database,
            Notices notices,
            CodeLimits limits,
            CabinetSessions sessions,
            InstantSource clock) {
        this.database = database;
        this.notices = notices;
        this.limits = limits;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Makes a code, and sends it where the number has proved the account and the limits allow it.
     *
     * @param number in E.164 form
     * @param text makes the text of the SMS from the code
     * @param network that asks, see {@link CodeLimits}
     * @return the challenge, a secret of the browser that asks: the code is good for it alone
     * @throws RateLimitException when the network has asked too often
     */
    public String ask(AccountNumber account, String number, UnaryOperator<String> text, String network)
            throws RateLimitException, StoreUnavailableException {
        limits.requireNetwork(network);
        String challenge = RandomToken.create();
        String code = "%06d".formatted(RANDOM.nextInt(CODES));
        Instant now = clock.instant();
        boolean proven = database.read(connection -> AccountProofs.has(connection, account, number, now));
        database.transaction(connection -> {
            DELETE_OLD.update(connection, Rows.row("before", UtcTime.format(now.minus(DAY))));
            boolean sent = proven && limits.allow(sent(connection, number, now));
            INSERT.update(
                    connection,
                    Rows.row(
                            "challenge", RandomToken.hash(challenge),
                            "number", number,
                            "account", account.digits(),
                            "code", KeyedCode.hash(challenge, code),
                            "asked_at", UtcTime.format(now),
                            "expires_at", UtcTime.format(now.plus(VALID)),
                            "attempts", ATTEMPTS,
                            "sent", sent ? 1 : 0));
            if (sent) {
                notices.scheduleNow(connection, NoticeKind.CODE, number, text.apply(code), VALID);
            }
            return null;
        });
        return challenge;
    }

    private CodeLimits.Sent sent(Connection connection, String number, Instant now) throws SQLException {
        try (PreparedStatement query = SENT.prepare(
                        connection,
                        Rows.row("number", number, "since", UtcTime.format(now.minus(DAY)), "most", limits.perDay()));
                ResultSet row = query.executeQuery()) {
            row.next();
            return new CodeLimits.Sent(row.getInt("to_number"), row.getInt("in_all"));
        }
    }

    /** What became of an entered code. */
    public sealed interface Result {
        /** @param token of the new session, for the cookie */
        record LoggedIn(String token) implements Result {}

        /** @param left how many attempts */
        record Wrong(int left) implements Result {}

        /** The code is used or expired, or was entered wrongly too often: another one is needed. */
        record Over() implements Result {}
    }

    /**
     * Logs in. Each call takes one attempt.
     *
     * @param challenge as {@link #ask} returned it
     */
    public Result enter(String challenge, String code) throws StoreUnavailableException {
        Instant now = clock.instant();
        return database.transaction(connection -> {
            Optional<LoginAttempt> attempt =
                    LoginAttempt.take(connection, RandomToken.hash(challenge), UtcTime.format(now));
            if (attempt.isEmpty()) {
                return new Result.Over();
            }
            if (!attempt.get().isRight(KeyedCode.hash(challenge, code))) {
                int left = attempt.get().left();
                return left == 0 ? new Result.Over() : new Result.Wrong(left);
            }
            USED.update(connection, Rows.row("id", attempt.get().id()));
            return new Result.LoggedIn(sessions.begin(
                    connection, attempt.get().number(), attempt.get().account(), now));
        });
    }
}
