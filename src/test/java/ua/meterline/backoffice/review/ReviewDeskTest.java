package ua.meterline.backoffice.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static ua.meterline.backoffice.review.ReviewFixture.ACCOUNT;
import static ua.meterline.backoffice.review.ReviewFixture.LEASE;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.backoffice.Correction;
import ua.meterline.backoffice.DecisionTerms;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.review.CaseDecision.Accept;
import ua.meterline.backoffice.review.CaseDecision.Defer;
import ua.meterline.backoffice.review.CaseDecision.Reject;
import ua.meterline.backoffice.review.CaseQueue.Cursor;
import ua.meterline.backoffice.review.DecisionOutcome.ClaimedByAnother;
import ua.meterline.backoffice.review.DecisionOutcome.DecidedMeanwhile;
import ua.meterline.backoffice.review.DecisionOutcome.Doubtful;
import ua.meterline.backoffice.review.DecisionOutcome.LaterCounts;
import ua.meterline.backoffice.review.DecisionOutcome.PutOff;
import ua.meterline.backoffice.review.DecisionOutcome.Refused;
import ua.meterline.backoffice.review.DecisionOutcome.Stored;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.reading.RegisterValue;

/** Two people work on one queue. */
class ReviewDeskTest {
    private static final Actor OLENA = new Actor("olena", "10.0.0.7");
    private static final Actor PETRO = new Actor("petro", "10.0.0.8");

    @TempDir
    private Path folder;

    private ReviewFixture office;
    private ReviewDesk desk;

    @BeforeEach
    void open() throws Exception {
        office = new ReviewFixture(folder);
        desk = office.desk();
    }

    @AfterEach
    void close() throws Exception {
        office.close();
    }

    private static CaseDecision accept() {
        return new Accept(Correction.NONE, DecisionTerms.FIRST, "looks right");
    }

    private static CaseDecision reject() {
        return new Reject(DecisionTerms.FIRST, "a joke");
    }

    private Optional<Long> next(Actor person) throws Exception {
        return desk.claimNext(QueueFilter.ALL, QueueOrder.OLDEST, Cursor.START, person)
                .map(Claim::messageId);
    }

    /** The clock stands at 10:00 on 10 November. */
    @Test
    void aCaseTellsTheQuestionToTheCustomer() throws Exception {
        int asked = office.held(ACCOUNT, 13_245, "2026-11", "use-too-high");
        office.held(ACCOUNT, 99_999, "2026-11", "use-too-high");
        office.execute(
                "INSERT INTO question (message_id, sender_key, account, meter, period, on_time, value, asked_at,"
                        + " expires_at) VALUES (?, 7, ?, 1, '2026-11', 1, 12345, '2026-11-09T11:00:00.000Z',"
                        + " '2026-11-10T11:00:00.000Z')",
                asked,
                ACCOUNT);
        assertThat(desk.open(asked).question().value()).isEqualTo(12_345);
        assertThat(state(asked)).isEqualTo("open");
        assertThat(desk.page(QueueFilter.ALL, QueueOrder.OLDEST, Cursor.START, 10))
                .extracting(QueuedCase::askedUntil)
                .containsExactly("2026-11-10T11:00:00.000Z", null);

        office.clock.pass(Duration.ofHours(2));
        assertThat(state(asked)).isEqualTo("expired");
        assertThat(desk.page(QueueFilter.ALL, QueueOrder.STAKE, Cursor.START, 10))
                .extracting(QueuedCase::askedUntil)
                .containsOnlyNulls();

        desk.decide(asked, reject(), OLENA);
        assertThat(state(asked)).isEqualTo("decided");
    }

    private String state(long message) throws Exception {
        return desk.open(message).question().stateAt(office.clock.instant());
    }

    @Test
    void aClaimedCaseIsSkippedByTheOtherAndSaysWhoHasIt() throws Exception {
        long first = office.held(ACCOUNT, 100, "2026-11", "use-too-high");
        long second = office.held(ACCOUNT, 200, "2026-11", "use-too-high");

        assertThat(next(OLENA)).contains(first);
        assertThat(next(PETRO)).contains(second);
        assertThat(next(OLENA)).as("her own first").contains(first);
        assertThat(desk.claim(first, PETRO).by()).isEqualTo("olena");
        assertThat(desk.page(QueueFilter.ALL, QueueOrder.OLDEST, Cursor.START, 10))
                .extracting(listed -> listed.claim().by())
                .containsExactly("olena", "petro");
        assertThat(desk.counts().claims()).containsEntry("olena", 1L).containsEntry("petro", 1L);
        assertThat(next(new Actor("third", null))).isEmpty();
    }

    @Test
    void aClaimEndsByItselfUnlessItIsRenewed() throws Exception {
        long held = office.held(ACCOUNT, 100, "2026-11", "use-too-high");
        desk.claim(held, OLENA);
        office.clock.pass(LEASE.minusMinutes(1));
        desk.claim(held, OLENA);
        office.clock.pass(LEASE.minusMinutes(1));

        assertThat(next(PETRO)).isEmpty();
        office.clock.pass(Duration.ofMinutes(1));
        assertThat(next(PETRO)).contains(held);
        assertThat(desk.claim(held, OLENA).by()).isEqualTo("petro");
    }

    @Test
    void aReleasedCaseIsFreeAndOnlyItsHolderReleasesIt() throws Exception {
        long held = office.held(ACCOUNT, 100, "2026-11", "use-too-high");
        desk.claim(held, OLENA);

        desk.release(held, PETRO);
        assertThat(next(PETRO)).isEmpty();
        desk.release(held, OLENA);
        assertThat(next(PETRO)).contains(held);
    }

    @Test
    void whoDecidesACaseOfAnotherIsToldWhoWorksOnIt() throws Exception {
        long held = office.held(ACCOUNT, 100, "2026-11", "use-too-high");
        Claim claim = desk.claim(held, OLENA);

        assertThat(desk.decide(held, accept(), PETRO)).isEqualTo(new ClaimedByAnother(held, claim));
        assertThat(desk.decide(held, reject(), PETRO)).isEqualTo(new ClaimedByAnother(held, claim));
        assertThat(desk.decide(held, new Defer(office.clock.instant().plusSeconds(60), "later"), PETRO))
                .isEqualTo(new ClaimedByAnother(held, claim));
        assertThat(office.rows("SELECT decision FROM review")).isEmpty();

        office.clock.pass(LEASE);
        assertThat(desk.decide(held, accept(), PETRO)).as("expired").isInstanceOf(Stored.class);
        assertThat(office.rows("SELECT * FROM review_claim")).isEmpty();
        assertThat(office.rows("SELECT * FROM open_case")).isEmpty();
    }

    @Test
    void equalReadingsAreClaimedTogetherAsOneDecisionSettlesThem() throws Exception {
        long first = office.held(ACCOUNT, 100, "2026-11", "use-too-high");
        long again = office.held(ACCOUNT, 100, "2026-11", "use-too-high");

        assertThat(desk.page(QueueFilter.ALL, QueueOrder.OLDEST, Cursor.START, 10))
                .singleElement()
                .matches(listed -> listed.messageId() == first && listed.equal() == 2);
        desk.claim(first, OLENA);
        assertThat(desk.claim(again, PETRO).by()).isEqualTo("olena");
        assertThat(desk.decide(again, reject(), PETRO)).isInstanceOf(ClaimedByAnother.class);
        assertThat(desk.decide(again, reject(), OLENA)).isInstanceOf(Stored.class);
        assertThat(office.rows("SELECT message_id FROM review ORDER BY 1")).containsExactly("1", "2");
    }

    @Test
    void saysWhoDecidedMeanwhileWhenAndWhat() throws Exception {
        long held = office.held(ACCOUNT, 100, "2026-11", "use-too-high");
        desk.decide(held, accept(), OLENA);

        assertThat(desk.decide(held, reject(), PETRO)).isInstanceOfSatisfying(DecidedMeanwhile.class, refused -> {
            assertThat(refused.decided().by()).isEqualTo("olena");
            assertThat(refused.decided().reading().value()).isEqualTo(100);
            assertThat(refused.decided().at()).isEqualTo("2026-11-10T10:00:00.000Z");
        });
        assertThatThrownBy(() -> desk.claim(held, PETRO))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("accept by olena at 2026-11-10");
    }

    @Test
    void aLaterDecisionSupersedesAndErasesNothing() throws Exception {
        long held = office.held(ACCOUNT, 100, "2026-11", "use-too-high");
        desk.decide(held, accept(), OLENA);
        long seen = desk.open(held).details().message().decided().id();

        assertThat(desk.decide(held, new Reject(new DecisionTerms(seen, false, false), "the photo says so"), PETRO))
                .isInstanceOf(Stored.class);
        assertThat(desk.decide(held, new Reject(new DecisionTerms(seen, false, false), "again"), OLENA))
                .as("of a page that is out of date")
                .isInstanceOfSatisfying(
                        DecidedMeanwhile.class,
                        refused -> assertThat(refused.decided().by()).isEqualTo("petro"));
        assertThat(desk.open(held).decisions())
                .extracting(PastDecision::decision, PastDecision::by)
                .containsExactly(tuple("accept", "olena"), tuple("reject", "petro"));
    }

    @Test
    void aDeferredCaseLeavesTheQueueUntilThenAndSaysWhy() throws Exception {
        long held = office.held(ACCOUNT, 100, "2026-11", "use-too-high");
        Instant tomorrow = office.clock.instant().plus(Duration.ofDays(1));

        assertThat(desk.decide(held, new Defer(tomorrow, "wait for a photo"), OLENA))
                .isInstanceOf(PutOff.class);
        assertThat(next(PETRO)).isEmpty();
        assertThat(desk.counts().open()).isOne();
        assertThat(desk.counts().deferred()).isOne();
        assertThat(desk.page(new QueueFilter(null, null, null, null, null, true), QueueOrder.STAKE, Cursor.START, 10))
                .extracting(QueuedCase::deferredUntil)
                .containsExactly("2026-11-11T10:00:00.000Z");
        assertThat(desk.open(held).deferrals())
                .containsExactly(new Deferral(
                        "2026-11-11T10:00:00.000Z", "olena", "2026-11-10T10:00:00.000Z", "wait for a photo"));

        office.clock.pass(Duration.ofDays(1));
        assertThat(next(PETRO)).contains(held);
        assertThatThrownBy(() -> office.execute("DELETE FROM review_deferral"))
                .hasMessageContaining("a deferral is never deleted");
        assertThatThrownBy(() -> office.execute("UPDATE review_deferral SET why = ''"))
                .hasMessageContaining("a deferral is never changed");
    }

    @Test
    void aDeferredCaseCanBeDecidedBefore() throws Exception {
        long held = office.held(ACCOUNT, 100, "2026-11", "use-too-high");
        desk.decide(held, new Defer(office.clock.instant().plusSeconds(60), "later"), OLENA);

        assertThat(desk.decide(held, accept(), PETRO)).isInstanceOf(Stored.class);
        assertThat(desk.counts().open()).isZero();
    }

    @Test
    void refusesATimeThatIsPastOrYearsAhead() throws Exception {
        long held = office.held(ACCOUNT, 100, "2026-11", "use-too-high");
        for (Duration ahead : List.of(Duration.ZERO, Duration.ofDays(-1), Duration.ofDays(1000))) {
            assertThat(desk.decide(held, new Defer(office.clock.instant().plus(ahead), "x"), OLENA))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused ->
                                    assertThat(refused.refused().getMessage()).contains("give a time"));
        }
    }

    @Test
    void aLaterReadingOfTheCustomerIsOverriddenOnlyOnPurpose() throws Exception {
        long held = office.held(ACCOUNT, 100, "2026-11", "use-too-high");
        office.accepted(ACCOUNT, 90, "2026-11");

        assertThat(desk.decide(held, accept(), OLENA)).isInstanceOf(LaterCounts.class);
        assertThat(desk.decide(
                        held,
                        new Accept(Correction.NONE, new DecisionTerms(null, true, false), "read it myself"),
                        OLENA))
                .isInstanceOf(Stored.class);
    }

    @Test
    void severalCasesAreDecidedOneByOneAndEachSaysWhatBecameOfIt() throws Exception {
        long free = office.held(ACCOUNT, 100, "2026-11", "use-too-high");
        long claimed = office.held(ACCOUNT, 200, "2026-11", "use-too-high");
        long decided = office.held(ACCOUNT, 300, "2026-11", "use-too-high");
        long unclear = office.held(null, null, "2026-11", "several-accounts");
        desk.claim(claimed, PETRO);
        desk.decide(decided, reject(), PETRO);

        List<DecisionOutcome> outcomes =
                desk.decideAll(List.of(free, claimed, decided, unclear, 999L), accept(), OLENA);
        assertThat(outcomes)
                .extracting(DecisionOutcome::messageId)
                .containsExactly(free, claimed, decided, unclear, 999L);
        assertThat(outcomes.get(0)).isInstanceOf(Stored.class);
        assertThat(outcomes.get(1)).isInstanceOf(ClaimedByAnother.class);
        assertThat(outcomes.get(2)).isInstanceOf(DecidedMeanwhile.class);
        assertThat(outcomes.get(3))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refused().getMessage()).contains("does not tell the account"));
        assertThat(outcomes.get(4))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refused().getMessage()).contains("no such message"));
        List<Long> tooMany =
                IntStream.rangeClosed(1, 201).mapToObj(Long::valueOf).toList();
        assertThatThrownBy(() -> desk.decideAll(tooMany, accept(), OLENA)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theCaseShowsHistoryExpectedValuesNameAndOtherCases() throws Exception {
        office.accepted(ACCOUNT, 50, "2026-10");
        office.execute("INSERT INTO account (account, name) VALUES (?, 'Ганна Шевчук')", ACCOUNT);
        long held = office.held(ACCOUNT, 9000, "2026-11", "use-too-high");
        long other = office.held(ACCOUNT, 70, "2026-11", "late-correction");
        office.accepted(ACCOUNT, 60, "2026-11");

        CaseFile file = desk.open(held);
        assertThat(file.details().customer()).isEqualTo("Ганна Шевчук");
        assertThat(file.details().expected().from()).isEqualTo(50);
        assertThat(file.details().history()).hasSize(2);
        assertThat(file.counting().value()).isEqualTo(60);
        assertThat(file.others()).extracting(OtherCase::messageId).containsExactly(other);
        assertThat(office.rows("SELECT stake FROM open_case WHERE message_id = " + held))
                .containsExactly("8950");
    }

    @Test
    void acceptsACorrectedValue() throws Exception {
        long held = office.held(ACCOUNT, 92354, "2026-11", "use-too-high");
        Correction digit = new Correction(null, new RegisterValue(12354), null);
        assertThat(desk.decide(held, new Accept(digit, DecisionTerms.FIRST, "a digit too many"), OLENA))
                .isInstanceOfSatisfying(
                        Stored.class,
                        stored -> assertThat(stored.result().counting().value()).isEqualTo(12354));
    }

    @Test
    void aCorrectionThatTheRulesDoubtIsAcceptedOnlyOnPurpose() throws Exception {
        office.accepted(ACCOUNT, 50, "2026-10");
        long held = office.held(ACCOUNT, 92354, "2026-11", "use-too-high");
        Correction wild = new Correction(null, new RegisterValue(99354), null);

        assertThat(desk.decide(held, new Accept(wild, DecisionTerms.FIRST, "sure"), OLENA))
                .isInstanceOfSatisfying(
                        Doubtful.class,
                        doubtful -> assertThat(doubtful.doubts().rules()).containsExactly("use-too-high"));
        assertThat(desk.decide(held, new Accept(wild, DecisionTerms.FIRST.forced(), "sure"), OLENA))
                .isInstanceOf(Stored.class);
    }

    @Test
    void aCorrectionNamesTheMeterAndTheRulesJudgeItByThatOne() throws Exception {
        office.accepted(ACCOUNT, 5000, "2026-10");
        replaceMeter("2026-11-02", 5010, 7);
        long held = office.held(ACCOUNT, 5008, "2026-11", "use-too-high");

        assertThat(desk.decide(held, onMeter(2, 5008), OLENA)).isInstanceOf(Doubtful.class);
        assertThat(desk.decide(held, onMeter(2, 20), OLENA))
                .isInstanceOfSatisfying(
                        Stored.class,
                        stored -> assertThat(stored.result().reading().meter()).isEqualTo(2));
        long old = office.held(ACCOUNT, 95008, "2026-11", "use-too-high");
        assertThat(desk.decide(old, onMeter(1, 5008), OLENA))
                .isInstanceOfSatisfying(
                        Stored.class,
                        stored -> assertThat(stored.result().reading().meter()).isEqualTo(1));
        assertThat(office.rows("SELECT meter, value FROM review ORDER BY id")).containsExactly("2 20", "1 5008");
    }

    @ParameterizedTest
    @CsvSource({"3, 2026-11", "2, 2026-10", "1, 2026-12"})
    void aCorrectionNamesNoMeterThatTheAccountDidNotHaveThen(int meter, String period) throws Exception {
        replaceMeter("2026-11-02", 5010, 7);
        long held = office.held(ACCOUNT, 5008, period, "use-too-high");

        assertThat(desk.decide(held, onMeter(meter, 5008), OLENA))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refused().getMessage())
                                .contains("has no meter " + meter + " in " + period));
    }

    private static Accept onMeter(int meter, int value) {
        return new Accept(
                new Correction(null, new RegisterValue(value), null, meter), DecisionTerms.FIRST, "read it myself");
    }

    private void replaceMeter(String day, int end, int start) throws Exception {
        office.execute(
                "INSERT INTO meter_replacement (account, meter, replaced_on, period, final_value, start_value, cancelled,"
                        + " recorded_by, recorded_at, why) VALUES (?, 2, ?, substr(?, 1, 7), ?, ?, 0, 'O', '', '')",
                ACCOUNT,
                day,
                day,
                end,
                start);
    }

    @Test
    void aCorrectionIsDoubtedAlsoForAnAccountThatTheRegistryDoesNotKnow() throws Exception {
        office.execute("INSERT INTO account (account) VALUES ('0507654321')");
        office.accepted(ACCOUNT, 50, "2026-10");
        long held = office.held(ACCOUNT, 92354, "2026-11", "use-too-high");
        Correction wild = new Correction(null, new RegisterValue(99354), null);

        assertThat(desk.decide(held, new Accept(wild, DecisionTerms.FIRST, "sure"), OLENA))
                .isInstanceOf(Doubtful.class);
    }

    @Test
    void theAuditLogHasEachClaimDecisionAndDeferralOnce() throws Exception {
        long held = office.held(ACCOUNT, 100, "2026-11", "use-too-high");
        desk.claim(held, OLENA);
        desk.claim(held, OLENA);
        desk.decide(held, reject(), PETRO);
        desk.decide(held, new Defer(office.clock.instant().plusSeconds(60), "later"), OLENA);
        desk.decide(held, accept(), OLENA);
        desk.decide(
                held,
                new Reject(
                        new DecisionTerms(
                                desk.open(held).details().message().decided().id(), false, false),
                        "no"),
                PETRO);

        assertThat(office.rows("SELECT who, action, object_id, detail, address FROM audit_entry ORDER BY id"))
                .containsExactly(
                        "olena claim 1 null 10.0.0.7",
                        "olena defer 1 until 2026-11-10T10:01:00.000Z 10.0.0.7",
                        "olena decide 1 accept 100 for 2026-11 10.0.0.7",
                        "petro decide 1 reject, instead of accept 10.0.0.8");
    }

    @Test
    void twoPeopleNeverGetTheSameCaseAndEachCaseIsDecidedOnce() throws Exception {
        int cases = 40;
        for (int i = 0; i < cases; i++) {
            office.held(ACCOUNT, 100 + i, "2026-11", "late-correction");
        }
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService people = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Long>>> working = new ArrayList<>();
            for (String person : List.of("a", "b", "c", "d")) {
                working.add(people.submit(untilEmpty(start, new Actor(person, null))));
            }
            List<Long> decided = new ArrayList<>();
            for (Future<List<Long>> worked : working) {
                decided.addAll(worked.get());
            }
            assertThat(decided).hasSize(cases).doesNotHaveDuplicates();
            assertThat(office.rows("SELECT message_id FROM review")).hasSize(cases);
        } finally {
            people.shutdownNow();
        }
    }

    private Callable<List<Long>> untilEmpty(CyclicBarrier start, Actor person) {
        return () -> {
            List<Long> decided = new ArrayList<>();
            start.await();
            for (Optional<Long> next = next(person); next.isPresent(); next = next(person)) {
                assertThat(desk.decide(next.get(), reject(), person)).isInstanceOf(Stored.class);
                decided.add(next.get());
            }
            return decided;
        };
    }
}
