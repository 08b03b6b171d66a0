package ua.meterline.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.config.LinkSettings;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.outbox.ClaimRenewal;
import ua.meterline.outbox.FutureReplies;
import ua.meterline.outbox.NoticeMetrics;
import ua.meterline.outbox.NoticeRows;
import ua.meterline.outbox.Notices;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.Reply;
import ua.meterline.outbox.ReplyChange;
import ua.meterline.outbox.ReplyMetrics;
import ua.meterline.outbox.ReplyRows;
import ua.meterline.outbox.RetrySchedule;
import ua.meterline.reading.DailyBudget;
import ua.meterline.reading.LoopGuard;
import ua.meterline.reading.ReplyGuard;
import ua.meterline.sms.FailureStatus;
import ua.meterline.store.Database;
import ua.meterline.store.LocalReplyLimits;
import ua.meterline.store.RecentReplies;
import ua.meterline.store.ReplyLimits;
import ua.meterline.store.SharedReplyLimits;
import ua.meterline.store.cluster.ClaimLease;
import ua.meterline.store.group.Members;

/** Wires the outbox for replies and notices by SMS: rate limits, sending, retry. */
final class OutboxModule {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxModule.class);
    /** Three times the customers of Zakarpatgaz, and at most 32 MB. */
    private static final int MOST_NUMBERS = 1_000_000;

    private final InstantSource clock;
    private final InstantSource steadyClock;
    private final LiveSettings live;
    private final ClaimLease lease;
    private final ReplyGuard guard;
    final Outbox outbox;
    /** Of notices, which share no limit with replies: a backlog of replies delays no code. */
    final Outbox notices;

    /** Where services schedule notices. */
    final Notices scheduled;

    private volatile boolean sending = true;

    /**
     * @param clock of the limit per day, and of the times that are stored
     * @param steadyClock of the limit per number, and of the times at which replies are due
     * @param canSend whether a reply could be sent now, and its new state stored
     * @param lease of the claims
     */
    OutboxModule(
            LiveSettings live,
            InstantSource clock,
            InstantSource steadyClock,
            RandomGenerator random,
            BooleanSupplier canSend,
            ClaimLease lease) {
        Settings settings = live.get();
        this.live = live;
        this.lease = lease;
        this.clock = clock;
        this.steadyClock = steadyClock;
        this.guard = guard(live);
        RetrySchedule schedule = new RetrySchedule(random, settings.submits().retryDelay());
        int links = settings.links().size();
        BooleanSupplier linkIsUp = () -> sending && canSend.getAsBoolean();
        this.outbox = new Outbox(schedule, steadyClock, links, linkIsUp, lease);
        this.scheduled = new Notices(clock, steadyClock);
        this.notices = new Outbox(schedule, steadyClock, links, linkIsUp, lease);
    }

    private ReplyGuard guard(LiveSettings live) {
        Duration window = live.get().replyLimits().perSenderWindow();
        IntSupplier perDay = () -> live.get().replyLimits().dailyBudget();
        DailyBudget budget = new DailyBudget(
                perDay,
                live.get().timezone(),
                () -> LOG.warn(
                        "meterline.replies.daily-budget: {} replies are sent or under way today; readings are stored, "
                                + "and not answered until midnight",
                        perDay.getAsInt()));
        LoopGuard loopGuard = new LoopGuard(() -> live.get().replyLimits().perSender(), window, MOST_NUMBERS);
        return new ReplyGuard(loopGuard, window, budget, clock, steadyClock);
    }

    private ReplyLimits limits() {
        if (lease.node() == null) {
            return new LocalReplyLimits(guard);
        }
        return new SharedReplyLimits(
                lease.node(),
                () -> live.get().replyLimits().perSender(),
                live.get().replyLimits().perSenderWindow(),
                () -> live.get().replyLimits().dailyBudget(),
                live.get().timezone());
    }

    /** Limits nothing. */
    static ReplyLimits unlimited(InstantSource clock) {
        return new LocalReplyLimits(unlimitedGuard(clock));
    }

    private static ReplyGuard unlimitedGuard(InstantSource clock) {
        DailyBudget budget = new DailyBudget(() -> 0, ZoneOffset.UTC, () -> {});
        return new ReplyGuard(
                new LoopGuard(() -> 0, Duration.ofMinutes(1), 1), Duration.ofMinutes(1), budget, clock, clock);
    }

    void bind(RouteBindings routes, MeterRegistry metrics) {
        routes.bind("outbox", outbox);
        routes.bind("replyLimits", limits());
        routes.bind("replyChanges", new Members<>(ReplyChange.class));
        routes.bind("replyRows", new ReplyRows(clock, steadyClock, outbox, linkNames()));
        routes.bind("replyMetrics", new ReplyMetrics(metrics, FailureStatus.labels(), FailureStatus::label));
        routes.bind("noticeOutbox", notices);
        routes.bind("noticeRows", new NoticeRows(clock, steadyClock, notices));
        routes.bind("noticeMetrics", new NoticeMetrics(metrics));
        routes.bind("replyClaims", new ClaimRenewal(outbox));
        routes.bind("noticeClaims", new ClaimRenewal(notices));
    }

    private List<String> linkNames() {
        return live.get().links().stream().map(LinkSettings::name).toList();
    }

    /** To be called once, before the first message is received. */
    void recallReplies(Database database) throws SQLException {
        if (lease.node() == null) {
            RecentReplies.recall(database.readers(), guard);
        }
        FutureReplies.bringForward(database, steadyClock.instant());
    }

    /** Whether this node may still send what it has claimed. */
    boolean holds(Reply reply) {
        return (reply.notice() == null ? outbox : notices).holds(reply);
    }

    /** Whether replies or notices are in flight. */
    boolean isSending() {
        return outbox.inFlight() + notices.inFlight() > 0;
    }

    /** No more replies are claimed. */
    void stopSending() {
        sending = false;
    }
}
