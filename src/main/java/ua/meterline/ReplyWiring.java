package ua.meterline;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.observe.ReceiptTraffic;
import ua.meterline.outbox.DeliveryReceipt;
import ua.meterline.outbox.Pace;
import ua.meterline.reading.DailyBudget;
import ua.meterline.reading.LoopGuard;
import ua.meterline.reading.ReplyGuard;
import ua.meterline.settings.ReplySettings;
import ua.meterline.settings.Settings;
import ua.meterline.sms.NumberPlan;
import ua.meterline.sms.PaceKeeper;
import ua.meterline.sms.PduBinding;
import ua.meterline.sms.ReceiptReader;
import ua.meterline.store.Database;
import ua.meterline.store.GroupCommit;
import ua.meterline.store.ReceiptRows;
import ua.meterline.store.RecentReplies;
import ua.meterline.store.SentIds;

/** The part of the wiring that says who is answered, how fast, and what became of the answers. */
final class ReplyWiring {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyWiring.class);
    /** Three times as many as Zakarpatgaz has customers, and at most 32 MB. */
    private static final int MOST_NUMBERS = 1_000_000;

    private final Settings settings;
    private final ReplySettings rules;
    private final InstantSource clock;
    private final ReplyGuard guard;
    final NumberPlan numbers;
    final GroupCommit<DeliveryReceipt> receiptCommit;

    /** @param groupCommit makes one that writes through the route of that name */
    ReplyWiring(Settings settings, InstantSource clock, Function<String, GroupCommit<DeliveryReceipt>> groupCommit) {
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
        main.bind("pace", new PaceKeeper(new Pace(settings.smpp().maxRepliesPerSecond())));
        main.bind("isReceipt", receiptReader);
        main.bind("receiptReader", receiptReader);
        main.bind("receiptCommit", receiptCommit);
        main.bind("receiptRows", new ReceiptRows(sentIds, clock));
        main.bind("sentIds", sentIds);
        main.bind("receiptTraffic", new ReceiptTraffic(metrics));
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
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void beforeConfigure(org.apache.camel.main.BaseMainSupport started) {
                started.getCamelContext().getCamelContextExtension().registerEndpointCallback(PduBinding.strategy());
            }
        });
    }
}
