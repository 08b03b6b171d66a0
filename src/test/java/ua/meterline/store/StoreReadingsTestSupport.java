package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.Registry;
import ua.meterline.operations.TrafficMetrics;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.ReplyChange;
import ua.meterline.outbox.ReplyMetrics;
import ua.meterline.outbox.ReplyRows;
import ua.meterline.outbox.canary.CanaryRows;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BindingPolicy;
import ua.meterline.reading.DailyBudget;
import ua.meterline.reading.Decider;
import ua.meterline.reading.LoopGuard;
import ua.meterline.reading.Neighbourhood;
import ua.meterline.reading.QuestionPolicy;
import ua.meterline.reading.ReceiptPolicy;
import ua.meterline.reading.ReplyGuard;
import ua.meterline.reading.ReplyTexts;
import ua.meterline.reading.RuleBook;
import ua.meterline.reading.rules.Neighbours;
import ua.meterline.reading.rules.RuleSettings;
import ua.meterline.route.StoreRouteTestSupport;
import ua.meterline.sms.concat.SegmentRows;
import ua.meterline.sms.intake.IntakeRows;
import ua.meterline.sms.receipt.ReceiptMetrics;
import ua.meterline.sms.receipt.ReceiptRows;
import ua.meterline.sms.receipt.SentIds;
import ua.meterline.store.group.Members;

/**
 * The routes store-readings, write-readings and write-reply-states against a real database, up to the queue of new
 * replies.
 */
abstract class StoreReadingsTestSupport extends StoreRouteTestSupport {
    final MeterRegistry metrics = new SimpleMeterRegistry();
    final ImportCircuitBreaker importCircuitBreaker = new ImportCircuitBreaker();
    private final Decider decider;
    private final QuestionPolicy questions;
    BindingPolicy bindings = BindingPolicy.OFF;
    ReceiptPolicy receipts = ReceiptPolicy.OFF;
    Instant now;
    MockEndpoint queuedReplies;
    Outbox outbox;

    StoreReadingsTestSupport(RuleBook rules, Instant now) {
        this(rules, now, QuestionPolicy.OFF);
    }

    /** @param questions with the default limits of consumption */
    StoreReadingsTestSupport(RuleBook rules, Instant now, QuestionPolicy questions) {
        super("store-readings", "write-readings", "write-reply-states");
        Neighbourhood neighbours =
                questions.asks() ? new Neighbours(RuleSettings.DEFAULT.limits()) : Neighbourhood.NONE;
        ReplyTexts texts = new ReplyTexts("taken", "not taken");
        this.decider = new Decider(() -> rules, () -> texts, () -> neighbours);
        this.questions = questions;
        this.now = now;
    }

    @Override
    protected void bindToRegistry(Registry parts) throws Exception {
        super.bindToRegistry(parts);
        InstantSource clock = () -> now;
        RecentMessages recent = new RecentMessages(
                1_000, () -> Duration.between(Instant.EPOCH, now).toNanos(), () -> now);
        recent.recall(store.database.readers(), Duration.ZERO);
        parts.bind("readingRows", new ReadingRows(decider, recent, clock, clock));
        parts.bind("questionRows", new QuestionRows(() -> questions));
        parts.bind("answerRows", new AnswerRows(() -> questions, clock));
        parts.bind("bindingRows", new BindingRows(() -> bindings, new BillingCalendar(ZoneOffset.UTC)));
        parts.bind("readingReceiptRows", new ReadingReceiptRows(() -> receipts));
        parts.bind("reminderWishRows", new ReminderWishRows());
        parts.bind("canaryRows", new CanaryRows(clock));
        parts.bind("accountQuestionRows", new AccountQuestionRows(() -> bindings, new BillingCalendar(ZoneOffset.UTC)));
        parts.bind("recentMessages", recent);
        parts.bind("importCircuitBreaker", importCircuitBreaker);
        parts.bind("segmentRows", new SegmentRows(null, Duration.ZERO, clock));
        parts.bind("replyLimits", new LocalReplyLimits(unlimited(clock)));
        outbox = new Outbox(null, clock, 1, () -> true);
        parts.bind("outbox", outbox);
        parts.bind("replyRows", new ReplyRows(clock, clock, outbox, List.of("")));
        parts.bind("trafficMetrics", new TrafficMetrics(metrics));
        parts.bind("judgedMessages", new JudgedMessages());
        parts.bind("intakeRows", new IntakeRows());
        parts.bind("receiptMetrics", new ReceiptMetrics(metrics));
        parts.bind("replyChanges", new Members<>(ReplyChange.class));
        parts.bind("replyMetrics", new ReplyMetrics(metrics, Set.of("0x0B"), status -> "0x0B"));
        SentIds sentIds = new SentIds(clock, false);
        parts.bind("sentIds", sentIds);
        parts.bind("receiptRows", new ReceiptRows(sentIds, clock));
    }

    private static ReplyGuard unlimited(InstantSource clock) {
        Duration window = Duration.ofMinutes(10);
        DailyBudget budget = new DailyBudget(() -> 0, ZoneOffset.UTC, () -> {});
        return new ReplyGuard(new LoopGuard(() -> 0, window, 1_000), window, budget, clock, clock);
    }

    @Override
    protected void replaceEdges() throws Exception {
        advise(
                "store-readings",
                route -> route.weaveByToUri("seda:queue-replies").replace().to("mock:queue-replies"));
        queuedReplies = getMockEndpoint("mock:queue-replies");
    }

    /** What became of a group; it failed where there is an exception. */
    final Exchange send(List<?> group) {
        return send("group:store-readings", group);
    }

    final void write(List<?> group) {
        assertThat(send(group).getException()).isNull();
    }
}
