package ua.meterline.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.config.ReplySettings;
import ua.meterline.config.Settings;
import ua.meterline.reading.DailyBudget;
import ua.meterline.reading.LoopGuard;
import ua.meterline.reading.ReplyGuard;
import ua.meterline.sms.NumberPlan;
import ua.meterline.sms.receipt.DeliveryReceipt;
import ua.meterline.sms.receipt.ReceiptMetrics;
import ua.meterline.sms.receipt.ReceiptReader;
import ua.meterline.sms.receipt.ReceiptRows;
import ua.meterline.sms.receipt.SentIds;
import ua.meterline.store.Database;
import ua.meterline.store.GroupCommit;
import ua.meterline.store.GroupCommitStep;
import ua.meterline.store.RecentReplies;

/** The part of the wiring that says who is answered, how fast, and what became of the answers. */
final class OutboxModule {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxModule.class);
    /** Three times as many as Zakarpatgaz has customers, and at most 32 MB. */
    private static final int MOST_NUMBERS = 1_000_000;

    private final Settings settings;
    private final ReplySettings rules;
    private final InstantSource clock;
    private final ReplyGuard guard;
    final NumberPlan numbers;
    final GroupCommit<DeliveryReceipt> receiptCommit;

    /** @param groupCommit makes one that writes through the route of that name */
    OutboxModule(Settings settings, InstantSource clock, Function<String, GroupCommit<DeliveryReceipt>> groupCommit) {
        this.settings = settings;
        this.rules = settings.answering();
        this.clock = clock;
        this.numbers = new NumberPlan(rules.region(), settings.shortCode());
        this.receiptCommit = groupCommit.apply("store-receipts");
        this.guard = guard();
    }

    private ReplyGuard guard() {
        DailyBudget budget = new DailyBudget(
                rules.dailyBudget(),
                settings.timezone(),
                () -> LOG.warn(
                        "meterline.replies.daily-budget: {} replies are sent or under way today; readings are stored, and"
                                + " not answered until midnight",
                        rules.dailyBudget()));
        LoopGuard loopGuard = new LoopGuard(rules.perSender(), rules.perSenderWindow(), MOST_NUMBERS);
        return new ReplyGuard(loopGuard, rules.perSenderWindow(), budget, clock);
    }

    /** To be called once, before the first message is taken. */
    void recallReplies(Database database) throws SQLException {
        RecentReplies.recall(database.readers(), guard);
    }

    void bind(Main main, MeterRegistry metrics) {
        ReceiptReader receiptReader = new ReceiptReader(numbers, clock);
        SentIds sentIds = new SentIds(clock, rules.deliveryReceipts());
        main.bind("replyGuard", guard);
        main.bind("isReceipt", receiptReader);
        main.bind("receiptReader", receiptReader);
        main.bind("receiptCommit", new GroupCommitStep<>(receiptCommit, DeliveryReceipt.class));
        main.bind("receiptRows", new ReceiptRows(sentIds, clock));
        main.bind("sentIds", sentIds);
        main.bind("receiptTraffic", new ReceiptMetrics(metrics));
        configure(main);
    }

    private void configure(Main main) {
        Map.of(
                        "source-ton", rules.source().ton(),
                        "source-npi", rules.source().npi(),
                        "destination-ton", rules.destination().ton(),
                        "destination-npi", rules.destination().npi(),
                        "registered-delivery", rules.deliveryReceipts() ? 1 : 0)
                .forEach((key, value) -> main.addOverrideProperty("meterline.smpp." + key, value.toString()));
    }
}
