package ua.meterline.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.outbox.FutureReplies;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.ReplyChange;
import ua.meterline.outbox.ReplyMetrics;
import ua.meterline.outbox.ReplyRows;
import ua.meterline.outbox.RetrySchedule;
import ua.meterline.reading.DailyBudget;
import ua.meterline.reading.LoopGuard;
import ua.meterline.reading.ReplyGuard;
import ua.meterline.sms.FailureStatus;
import ua.meterline.store.Database;
import ua.meterline.store.RecentReplies;
import ua.meterline.store.group.Members;

/** Wires the outbox for SMS replies: rate limits, sending, retry. */
final class OutboxModule {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxModule.class);
    /** Three times the customers of Zakarpatgaz, and at most 32 MB. */
    private static final int MOST_NUMBERS = 1_000_000;

    private final InstantSource clock;
    private final InstantSource steadyClock;
    private final ReplyGuard guard;
    final Outbox outbox;
    private volatile boolean sending = true;

    /**
     * @param clock of the limit per day, and of the times that are stored
     * @param steadyClock of the limit per number, and of the times at which replies are due
     * @param canSend whether a reply could be sent now, and its new state stored
     */
    OutboxModule(
            LiveSettings live,
            InstantSource clock,
            InstantSource steadyClock,
            RandomGenerator random,
            BooleanSupplier canSend) {
        Settings settings = live.get();
        this.clock = clock;
        this.steadyClock = steadyClock;
        this.guard = guard(live);
        RetrySchedule schedule = new RetrySchedule(random, settings.submits().retryDelay());
        this.outbox =
                new Outbox(schedule, steadyClock, settings.links().size(), () -> sending && canSend.getAsBoolean());
    }

    private ReplyGuard guard(LiveSettings live) {
        Duration window = live.get().replyLimits().perSenderWindow();
        IntSupplier perDay = () -> live.get().replyLimits().dailyBudget();
        DailyBudget budget = new DailyBudget(
                perDay,
                live.get().timezone(),
                () -> LOG.warn(
                        "meterline.replies.daily-budget: {} replies are sent or under way today; readings are stored, and"
                                + " not answered until midnight",
                        perDay.getAsInt()));
        LoopGuard loopGuard = new LoopGuard(() -> live.get().replyLimits().perSender(), window, MOST_NUMBERS);
        return new ReplyGuard(loopGuard, window, budget, clock, steadyClock);
    }

    /** A guard that limits nothing. */
    static ReplyGuard unlimitedGuard(InstantSource clock) {
        DailyBudget budget = new DailyBudget(() -> 0, ZoneOffset.UTC, () -> {});
        return new ReplyGuard(
                new LoopGuard(() -> 0, Duration.ofMinutes(1), 1), Duration.ofMinutes(1), budget, clock, clock);
    }

    void bind(RouteBindings routes, MeterRegistry metrics) {
        routes.bind("outbox", outbox);
        routes.bind("replyGuard", guard);
        routes.bind("replyChanges", new Members<>(ReplyChange.class));
        routes.bind("replyRows", new ReplyRows(clock, steadyClock, outbox));
        routes.bind("replyMetrics", new ReplyMetrics(metrics, FailureStatus.labels(), FailureStatus::label));
    }

    /** To be called once, before the first message is received. */
    void recallReplies(Database database) throws SQLException {
        RecentReplies.recall(database.readers(), guard);
        FutureReplies.bringForward(database, steadyClock.instant());
    }

    /** No more replies are claimed. */
    void stopSending() {
        sending = false;
    }
}
