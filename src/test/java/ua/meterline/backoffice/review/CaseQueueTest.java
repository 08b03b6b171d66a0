package ua.meterline.backoffice.review;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.backoffice.review.ReviewFixture.ACCOUNT;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ua.meterline.backoffice.review.CaseQueue.Cursor;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.store.QueryPlan;

class CaseQueueTest {
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

    private List<Long> listed(QueueFilter filter, QueueOrder order) throws Exception {
        return desk.page(filter, order, Cursor.START, 100).stream()
                .map(QueuedCase::messageId)
                .toList();
    }

    @Test
    void filtersByRuleChannelPeriodFileAndPerson() throws Exception {
        long high = office.held(ACCOUNT, 100, "2026-11", "late-correction,use-too-high");
        long low = office.held(ACCOUNT, 20, "2026-10", "below-previous");
        long row = office.held("file", "osbb-3.csv", "0507654321", 5, "2026-11", "use-too-high");
        desk.claim(low, new Actor("olena", null));

        assertThat(listed(new QueueFilter("use-too-high", null, null, null, null, false), QueueOrder.OLDEST))
                .containsExactly(high, row);
        assertThat(listed(new QueueFilter("use", null, null, null, null, false), QueueOrder.OLDEST))
                .as("no rule has this name")
                .isEmpty();
        assertThat(listed(new QueueFilter(null, "file", null, null, null, false), QueueOrder.OLDEST))
                .containsExactly(row);
        assertThat(listed(QueueFilter.ALL.ofPeriod("2026-10"), QueueOrder.OLDEST))
                .containsExactly(low);
        assertThat(listed(new QueueFilter(null, null, null, "osbb-3.csv", null, false), QueueOrder.STAKE))
                .containsExactly(row);
        assertThat(listed(new QueueFilter(null, null, null, null, "olena", false), QueueOrder.STAKE))
                .containsExactly(low);
        assertThat(desk.counts().byRule())
                .containsEntry("use-too-high", 2L)
                .containsEntry("late-correction", 1L)
                .containsEntry("below-previous", 1L);
    }

    @Test
    void mostAtStakeIsTheValueThatIsFarthestFromTheReadingBefore() throws Exception {
        office.accepted(ACCOUNT, 1000, "2026-10");
        long near = office.held(ACCOUNT, 900, "2026-11", "below-previous");
        long far = office.held(ACCOUNT, 92354, "2026-11", "use-too-high");
        long unknown = office.held(null, 5, "2026-11", "several-accounts");

        assertThat(listed(QueueFilter.ALL, QueueOrder.STAKE)).containsExactly(far, near, unknown);
        assertThat(listed(QueueFilter.ALL, QueueOrder.OLDEST)).containsExactly(near, far, unknown);
    }

    @ParameterizedTest
    @EnumSource
    void pagesFollowEachOtherWithoutGapOrRepetition(QueueOrder order) throws Exception {
        office.accepted(ACCOUNT, 1000, "2026-10");
        for (int i = 0; i < 25; i++) {
            office.held(ACCOUNT, 2000 + i / 2, "2026-11", "use-too-high");
        }
        List<Long> whole = listed(QueueFilter.ALL, order);
        List<Long> paged = new ArrayList<>();
        Cursor after = Cursor.START;
        for (List<QueuedCase> page = desk.page(QueueFilter.ALL, order, after, 4);
                !page.isEmpty();
                page = desk.page(QueueFilter.ALL, order, after, 4)) {
            page.forEach(listed -> paged.add(listed.messageId()));
            QueuedCase last = page.get(page.size() - 1);
            after = new Cursor(last.messageId(), last.stake());
        }
        assertThat(paged).isEqualTo(whole).hasSize(13).doesNotHaveDuplicates();
    }

    @Test
    void aMessageWithTheReadingOfADeferredCaseIsShownItself() throws Exception {
        long first = office.held(ACCOUNT, 100, "2026-11", "use-too-high");
        desk.decide(
                first,
                new CaseDecision.Defer(office.clock.instant().plusSeconds(60), "later"),
                new Actor("olena", null));
        long again = office.held(ACCOUNT, 100, "2026-11", "use-too-high");

        assertThat(listed(QueueFilter.ALL, QueueOrder.OLDEST)).containsExactly(again);
    }

    @Test
    void withdrawnAndDecidedCasesAreNotOpen() throws Exception {
        office.accepted(ACCOUNT, 50, "2026-10");
        office.execute("INSERT INTO held_reading (message_id, account, value, period, on_time, received_at, rules)"
                + " VALUES (1, '0501234567', 50, '2026-10', 1, '2026-10-01T00:00:00.000Z', 'withdrawn')");
        office.execute("INSERT INTO review (message_id, decision, decided_by, decided_at, why)"
                + " VALUES (1, 'reject', 'olena', '2026-11-01T00:00:00.000Z', 'x')");
        assertThat(listed(QueueFilter.ALL, QueueOrder.OLDEST)).isEmpty();
        assertThat(desk.counts().open()).isZero();
    }

    /**
     * A page looks at its rows and at those that the filter leaves out, in the order of an index; nothing is sorted.
     */
    @ParameterizedTest
    @EnumSource
    void aPageIsReadInTheOrderOfAnIndex(QueueOrder order) throws Exception {
        String name = order == QueueOrder.OLDEST ? "select-queue-oldest" : "select-queue-stake";
        assertThat(QueryPlan.of(office.database, name))
                .noneMatch(step -> step.contains("TEMP B-TREE"))
                .noneMatch(step -> step.startsWith("SCAN"))
                .anyMatch(step -> step.startsWith("SEARCH older USING COVERING INDEX open_case_equal")
                        || step.startsWith("SEARCH older USING INDEX open_case_equal"));
    }
}
