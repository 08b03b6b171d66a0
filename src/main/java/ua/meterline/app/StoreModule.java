package ua.meterline.app;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import ua.meterline.backoffice.phone.AccountIndex;
import ua.meterline.common.ConditionalTime;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.store.Database;
import ua.meterline.store.Dialect;
import ua.meterline.store.GroupLocks;
import ua.meterline.store.ImportCircuitBreaker;
import ua.meterline.store.JudgedMessages;
import ua.meterline.store.OneTransaction;
import ua.meterline.store.RecentMessages;
import ua.meterline.store.Redeliveries;
import ua.meterline.store.SharedFingerprints;
import ua.meterline.store.group.GroupComponent;
import ua.meterline.store.group.GroupListener;
import ua.meterline.store.statement.StatementComponent;

/** Wires transactions, statements, group commit and deduplication. */
final class StoreModule {
    /** Three times the customers of Zakarpatgaz, and about 120 MB. */
    private static final int MOST_RECENT_MESSAGES = 1_000_000;
    /** In this order: the exchanges of one group may add to a later one. */
    private static final List<String> GROUPS = List.of(
            "store-receipts", "store-segments", "store-readings", "store-letter-replies", "store-mail-reply-states");

    private final Database database;
    private final Duration reassemblyTimeout;
    private final GroupComponent groups;
    private final ConditionalTime reachableTime;
    private final RecentMessages local;
    /** Deduplicates what an SMSC delivers again. */
    final Redeliveries recentMessages;

    final ImportCircuitBreaker importCircuitBreaker = new ImportCircuitBreaker();

    /**
     * @param listeners are notified of every group
     * @param isReachable whether an SMSC could deliver messages now
     * @param node the name of this one; null for the only gateway on its database
     */
    StoreModule(
            Settings settings,
            Database database,
            List<GroupListener> listeners,
            BooleanSupplier isReachable,
            InstantSource clock,
            String node) {
        this.reachableTime = new ConditionalTime(isReachable, System::nanoTime);
        this.local = new RecentMessages(MOST_RECENT_MESSAGES, reachableTime::nanos, clock);
        this.recentMessages = node == null ? local : new SharedFingerprints(node);
        this.database = database;
        this.reassemblyTimeout = settings.sms().reassemblyTimeout();
        this.groups = new GroupComponent(settings.databaseTimeout(), listeners);
    }

    /** @param live tells which answers of customers are read */
    void bind(RouteBindings routes, LiveSettings live) {
        OneTransaction transaction = new OneTransaction(database);
        bindStatements(routes, transaction, database.statements());
        routes.bind("groupTransaction", transaction.lockedByItsFirstStep());
        routes.bind(
                "groupLocks",
                new GroupLocks(database.dialect(), ReadingModule.questions(live), ReadingModule.bindings(live)));
        routes.property("meterline.database.is-file", database.dialect() == Dialect.SQLITE);
        routes.bind("databaseIdentity", database.identity());
        routes.bind("accountIndex", new AccountIndex(database));
        routes.bind("group", groups);
        routes.bind("judgedMessages", new JudgedMessages());
        routes.bind("importCircuitBreaker", importCircuitBreaker);
        routes.bind("recentMessages", recentMessages);
        routes.bind("reachableTime", reachableTime);
    }

    /** Binds the component statement and its transactions. */
    static void bindStatements(RouteBindings routes, OneTransaction transaction, DataSource readers) {
        routes.bind("oneTransaction", transaction);
        routes.bind("statement", new StatementComponent(transaction, readers));
    }

    /** To be called once, before the first message is received. */
    void recallMessages() throws SQLException {
        if (recentMessages == local) {
            local.recall(database.readers(), reassemblyTimeout);
        }
    }

    /** Stores pending groups. To be called while the routes are running. */
    void drain() {
        GROUPS.forEach(groups::drain);
    }
}
