package ua.meterline.backoffice.cabinet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.cabinet.LoginCodes.Result;
import ua.meterline.backoffice.limit.RateLimits;
import ua.meterline.backoffice.messages.RejectedMessages;
import ua.meterline.backoffice.staff.SessionTimeouts;
import ua.meterline.outbox.Notices;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreFixture;

class LoginCodesTest {
    private static final AccountNumber ACCOUNT = new AccountNumber("0501234567");
    private static final AccountNumber OTHER = new AccountNumber("0507654321");
    private static final String NUMBER = "+380671112233";
    private static final String STRANGER = "+380995556677";
    private static final String NETWORK = "192.0.2.1";
    private static final RateLimits RATES = RateLimits.inMemory(() -> 0);
    private static final SessionTimeouts TIMEOUTS = new SessionTimeouts(Duration.ofMinutes(30), Duration.ofHours(12));

    @TempDir
    private Path folder;

    private StoreFixture store;
    private Instant now = Instant.parse("2026-11-03T10:00:00Z");
    private LoginCodes codes;
    private CabinetSessions sessions;

    @BeforeEach
    void open() throws SQLException {
        store = new StoreFixture(folder);
        reading(1, "sms", NUMBER, ACCOUNT);
        restart();
    }

    /** All that is not in the database is lost. */
    private void restart() {
        codes = codes(new CodeLimits(RATES, 3, 100, 1_000));
    }

    private LoginCodes codes(CodeLimits limits) {
        DatabaseAccess database = new DatabaseAccess(store.database);
        sessions = new CabinetSessions(database, TIMEOUTS, () -> now);
        return new LoginCodes(database, new Notices(() -> now, () -> now), limits, sessions, () -> now);
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    private void reading(int message, String channel, String sender, AccountNumber account) throws SQLException {
        store.execute(
                "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome) VALUES (%d, '%s',"
                                .formatted(message, channel)
                        + " '%s', '7104', '2026-11-01T00:00:00.000Z', '', x'', 'accepted')".formatted(sender));
        store.execute(
                "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                        + " VALUES (%1$d, %1$d, '%2$s', %3$d, '2026-11', 1, '2026-11-01T00:00:00.000Z', %1$d)"
                                .formatted(message, account.digits(), 1233 + message));
    }

    private String ask(AccountNumber account, String number) throws Exception {
        return codes.ask(account, number, code -> "Код " + code, NETWORK);
    }

    /** The code of the last SMS. */
    private String sent() {
        List<String> texts = store.rows("SELECT text FROM notice ORDER BY id DESC LIMIT 1");
        return texts.get(0).replaceAll("[^0-9]", "");
    }

    private long notices() {
        return Long.parseLong(store.rows("SELECT count(*) FROM notice").get(0));
    }

    private CabinetSession logIn() throws Exception {
        Result result = codes.enter(ask(ACCOUNT, NUMBER), sent());
        return sessions.find(((Result.LoggedIn) result).token()).orElseThrow();
    }

    private static String other(String code) {
        return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
    }

    @Test
    void logsInByTheCodeThatWasSentToTheNumber() throws Exception {
        String challenge = ask(ACCOUNT, NUMBER);
        assertThat(store.rows("SELECT kind, recipient, state FROM notice"))
                .containsExactly("code +380671112233 pending");
        assertThat(sent()).hasSize(6);

        Result result = codes.enter(challenge, sent());

        assertThat(result).isInstanceOf(Result.LoggedIn.class);
        CabinetSession session =
                sessions.find(((Result.LoggedIn) result).token()).orElseThrow();
        assertThat(session.number()).isEqualTo(NUMBER);
        assertThat(session.accounts()).containsExactly(ACCOUNT.digits());
    }

    @Test
    void sendsNothingToANumberThatHasNotProvedTheAccount() throws Exception {
        reading(2, "web", STRANGER, ACCOUNT);
        for (String number : List.of(STRANGER, "+380671112234")) {
            String challenge = ask(ACCOUNT, number);
            assertThat(codes.enter(challenge, "000000")).isEqualTo(new Result.Wrong(4));
        }
        ask(OTHER, NUMBER);
        assertThat(notices()).isZero();
    }

    @Test
    void sendsACodeToEachNumberThatTheRegistryHasForTheAccount() throws Exception {
        store.execute("INSERT INTO account (account, phone) VALUES ('%s', '%s,+380501112233'), ('%s', NULL)"
                .formatted(ACCOUNT.digits(), STRANGER, OTHER.digits()));
        ask(ACCOUNT, STRANGER);
        ask(ACCOUNT, "+380501112233");
        assertThat(notices()).isEqualTo(2);

        for (String part : List.of("+38050111223", "+3805011122330", "380501112233", ",", "")) {
            ask(ACCOUNT, part);
        }
        ask(OTHER, STRANGER);
        assertThat(notices()).as("to parts of numbers, and for another account").isEqualTo(2);
    }

    @Test
    void keepsNeitherCodeNorTokenNorChallengeReadable() throws Exception {
        String challenge = ask(ACCOUNT, NUMBER);
        String code = sent();
        String token = ((Result.LoggedIn) codes.enter(challenge, code)).token();

        assertThat(store.rows("SELECT hex(challenge), hex(code), number FROM login_code")
                        .get(0))
                .doesNotContain(code)
                .doesNotContain(challenge);
        assertThat(store.rows("SELECT cast(token AS TEXT) FROM cabinet_session").get(0))
                .isNotEqualTo(token);
        assertThat(store.rows("SELECT count(*) FROM audit_entry")).containsExactly("0");
    }

    @Test
    void allowsFiveAttempts() throws Exception {
        String challenge = ask(ACCOUNT, NUMBER);
        String code = sent();
        for (int left = 4; left > 0; left--) {
            assertThat(codes.enter(challenge, other(code))).isEqualTo(new Result.Wrong(left));
        }
        assertThat(codes.enter(challenge, other(code))).isEqualTo(new Result.Over());
        assertThat(codes.enter(challenge, code)).as("the right one").isEqualTo(new Result.Over());
    }

    /** Each of forty threads guesses another code at the same time; only five guesses are looked at. */
    @Test
    void countsParallelGuesses() throws Exception {
        String challenge = ask(ACCOUNT, NUMBER);
        int right = Integer.parseInt(sent());
        ExecutorService guessers = Executors.newFixedThreadPool(8);
        try {
            List<Future<Result>> guesses = new ArrayList<>();
            for (int guess = 1; guess <= 40; guess++) {
                String code = "%06d".formatted((right + guess) % 1_000_000);
                guesses.add(guessers.submit(() -> codes.enter(challenge, code)));
            }
            Set<Result> wrong = new HashSet<>();
            int over = 0;
            for (Future<Result> guess : guesses) {
                if (guess.get() instanceof Result.Wrong result) {
                    assertThat(wrong.add(result)).isTrue();
                } else {
                    over++;
                }
            }
            assertThat(wrong).hasSize(4);
            assertThat(over).isEqualTo(36);
        } finally {
            guessers.shutdownNow();
        }
        assertThat(store.rows("SELECT attempts_left FROM login_code")).containsExactly("0");
    }

    @Test
    void logsInOnceByACode() throws Exception {
        String challenge = ask(ACCOUNT, NUMBER);
        String code = sent();
        codes.enter(challenge, code);

        assertThat(codes.enter(challenge, code)).as("replayed").isEqualTo(new Result.Over());
    }

    @Test
    void expiresACodeAfterFiveMinutes() throws Exception {
        String challenge = ask(ACCOUNT, NUMBER);
        now = now.plus(Duration.ofMinutes(5));

        assertThat(codes.enter(challenge, sent())).isEqualTo(new Result.Over());
        assertThat(store.rows("SELECT expires_at FROM notice")).containsExactly("2026-11-03T10:05:00.000Z");
    }

    @Test
    void acceptsACodeOnlyFromTheBrowserThatAskedForIt() throws Exception {
        String own = ask(ACCOUNT, NUMBER);
        String code = sent();
        String attacker = ask(OTHER, NUMBER);

        assertThat(codes.enter(attacker, code)).isInstanceOf(Result.Wrong.class);
        assertThat(codes.enter("invented", code)).isEqualTo(new Result.Over());
        assertThat(codes.enter(own, code)).isInstanceOf(Result.LoggedIn.class);
    }

    @Test
    void acceptsEachOfTwoCodesInItsOwnBrowser() throws Exception {
        String first = ask(ACCOUNT, NUMBER);
        String firstCode = sent();
        String second = ask(ACCOUNT, NUMBER);
        String secondCode = sent();

        assertThat(codes.enter(second, secondCode)).isInstanceOf(Result.LoggedIn.class);
        assertThat(codes.enter(first, firstCode)).isInstanceOf(Result.LoggedIn.class);
    }

    @Test
    void remembersACodeAndItsAttemptsOverARestart() throws Exception {
        String challenge = ask(ACCOUNT, NUMBER);
        String code = sent();
        codes.enter(challenge, other(code));
        restart();

        assertThat(codes.enter(challenge, other(code))).isEqualTo(new Result.Wrong(3));
        assertThat(codes.enter(challenge, code)).isInstanceOf(Result.LoggedIn.class);
    }

    @Test
    void boundsTheCodesToOneNumber() throws Exception {
        for (int asked = 0; asked < 5; asked++) {
            ask(ACCOUNT, NUMBER);
        }
        restart();
        ask(ACCOUNT, NUMBER);
        assertThat(notices()).isEqualTo(3);

        now = now.plus(Duration.ofHours(25));
        ask(ACCOUNT, NUMBER);
        assertThat(notices()).as("a day later").isEqualTo(4);
        assertThat(store.rows("SELECT count(*) FROM login_code"))
                .as("old ones are deleted")
                .containsExactly("1");
    }

    @Test
    void boundsTheCodesInAll() throws Exception {
        codes = codes(new CodeLimits(RATES, 100, 2, 1_000));
        for (int asked = 0; asked < 4; asked++) {
            ask(ACCOUNT, NUMBER);
        }
        assertThat(notices()).isEqualTo(2);
    }

    @Test
    void boundsWhatOneNetworkAsksFor() throws Exception {
        codes = codes(new CodeLimits(RATES, 100, 100, 2));
        ask(ACCOUNT, STRANGER);
        ask(ACCOUNT, NUMBER);

        assertThatThrownBy(() -> ask(ACCOUNT, NUMBER)).isInstanceOf(RateLimitException.class);
        codes.ask(ACCOUNT, NUMBER, code -> "Код " + code, "192.0.2.2");
    }

    @Test
    void endsASessionThatIsIdleOrOld() throws Exception {
        String token = ((Result.LoggedIn) codes.enter(ask(ACCOUNT, NUMBER), sent())).token();
        now = now.plus(Duration.ofMinutes(29));
        assertThat(sessions.find(token)).isPresent();
        now = now.plus(Duration.ofMinutes(29));
        assertThat(sessions.find(token)).as("it was in use").isPresent();
        now = now.plus(Duration.ofMinutes(30));
        assertThat(sessions.find(token)).as("idle").isEmpty();
    }

    @Test
    void endsASessionWhoseLastAccountWasErased() throws Exception {
        String token = ((Result.LoggedIn) codes.enter(ask(ACCOUNT, NUMBER), sent())).token();
        store.execute("DELETE FROM cabinet_account");

        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void givesEachLoginATokenOfItsOwn() throws Exception {
        CabinetSession first = logIn();
        CabinetSession second = logIn();

        assertThat(second.id()).isNotEqualTo(first.id());
        sessions.end(first);
        assertThat(store.rows("SELECT id FROM cabinet_session")).containsExactly(String.valueOf(second.id()));
    }

    @Test
    void addsAnAccountOnlyWhenTheNumberHasProvedIt() throws Exception {
        CabinetSession session = logIn();
        assertThat(sessions.add(session, OTHER)).isFalse();
        reading(2, "sms", NUMBER, OTHER);

        assertThat(sessions.add(session, OTHER)).isTrue();
        assertThat(logIn().accounts()).containsExactly(ACCOUNT.digits(), OTHER.digits());
    }

    /** The purge takes the numbers from messages after 90 days. */
    @Test
    void remembersWhatANumberProvedWhenTheMessageIsPurged() throws Exception {
        logIn();
        store.execute("UPDATE message SET sender = ''");
        now = now.plus(Duration.ofDays(200));
        logIn();
        now = now.plus(Duration.ofDays(366));
        ask(ACCOUNT, NUMBER);

        assertThat(notices()).as("forgotten after a year").isEqualTo(2);
    }

    @Test
    void forgetsALoginOnDemand() throws Exception {
        CabinetSession session = logIn();
        logIn();

        sessions.forget(session);

        for (String table : List.of("cabinet_session", "cabinet_account", "login_code")) {
            assertThat(store.rows("SELECT count(*) FROM " + table)).as(table).containsExactly("0");
        }
    }

    /** Without the index of the console, among the last messages. */
    @Test
    void readsRejectedMessagesFromTheOwnNumberAboutTheAccount() throws Exception {
        CabinetSession session = logIn();
        OwnReadings readings = new OwnReadings(new DatabaseAccess(store.database), () -> now);
        String account = ACCOUNT.digits();
        rejected(2, NUMBER, account + " 123456");
        rejected(3, STRANGER, account + " 1 2 3");
        rejected(4, NUMBER, OTHER.digits() + " 1 2 3");
        rejected(5, NUMBER, "1 2 3");
        rejected(6, NUMBER, account + " hello");

        assertThat(readings.rejected(session, account))
                .extracting(RejectedMessages.Rejected::text)
                .containsExactly(account + " hello", account + " 123456");
        assertThatThrownBy(() -> readings.rejected(session, OTHER.digits()))
                .isInstanceOf(IllegalArgumentException.class);
        now = now.plus(Duration.ofDays(70));
        store.execute("INSERT INTO message_mark VALUES ('2026-11-02T00:00:00.000Z', 5)");
        assertThat(readings.rejected(session, account))
                .as("of two months")
                .extracting(RejectedMessages.Rejected::text)
                .containsExactly(account + " hello");
    }

    private void rejected(int message, String sender, String text) throws SQLException {
        store.execute(
                "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome, reason)"
                        + " VALUES (%d, 'sms', '%s', '7104', '2026-11-02T10:00:00.000Z', '%s', x'', 'rejected',"
                                .formatted(message, sender, text)
                        + " 'wrong-format')");
    }

    @Test
    void readsOnlyAccountsOfTheSession() throws Exception {
        CabinetSession session = logIn();
        OwnReadings readings = new OwnReadings(new DatabaseAccess(store.database), () -> now);

        assertThat(readings.of(session, ACCOUNT.digits()))
                .extracting(OwnReading::state, OwnReading::value, OwnReading::channel)
                .containsExactly(tuple(OwnReading.State.COUNTS, 1234, "sms"));
        assertThatThrownBy(() -> readings.of(session, OTHER.digits())).isInstanceOf(IllegalArgumentException.class);
    }
}
