package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.reading.BindingPolicy;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.QuestionPolicy;

/**
 * The locks that a group of messages takes on PostgreSQL before it reads anything else: those of its senders and its
 * files, then those of its accounts, so that of two groups with a message about the same, of whichever gateway, one
 * waits for the other. Each name has a lock of its own, by its hash: groups of several gateways that are about
 * different customers share none, and commit at the same time. See decision 38. Thread-safe.
 */
public final class GroupLocks {
    /**
     * A group that needs more of them runs alone instead: the server has room for {@code max_locks_per_transaction *
     * max_connections}, 6,400 by default. A group of single readings needs two for each.
     */
    static final int MOST = 2_048;

    /**
     * Locks of a group of 1,024 new states whose ids the SMSC gave in decimal digits: three for each, see {@code
     * lock-receipts.sql}. A group of as many messages takes fewer.
     */
    public static final int OF_LARGEST_GROUP = 3 * 1_024;

    /** The first key of a lock. Every group takes those of senders and files first. */
    private static final int SENDERS = 7105;

    private static final int ACCOUNTS = 7106;

    /** The keys of one lock. In their order no two groups wait for each other. */
    private record Lock(int kind, int name) implements Comparable<Lock> {
        static Lock ofSender(String sender) {
            return new Lock(SENDERS, sender.hashCode());
        }

        static Lock ofAccount(String account) {
            return new Lock(ACCOUNTS, account.hashCode());
        }

        @Override
        public int compareTo(Lock other) {
            return kind != other.kind ? Integer.compare(kind, other.kind) : Integer.compare(name, other.name);
        }
    }

    private final Dialect dialect;
    private final Supplier<QuestionPolicy> questions;
    private final Supplier<BindingPolicy> bindings;

    public GroupLocks(Dialect dialect, Supplier<QuestionPolicy> questions, Supplier<BindingPolicy> bindings) {
        this.dialect = dialect;
        this.questions = questions;
        this.bindings = bindings;
    }

    /**
     * The rows of {@code lock-accounts.sql}, in the order in which every group takes its locks; none on SQLite, where a
     * group is the only writer. Without the accounts where {@link #unnamed} has a row.
     *
     * @param group messages, and other things that need no lock of their own
     */
    public List<Map<String, Object>> wanted(@Body List<?> group) {
        if (dialect == Dialect.SQLITE) {
            return List.of();
        }
        List<JudgedMessage> messages = messages(group);
        List<Lock> accounts = messages.stream().flatMap(GroupLocks::accounts).toList();
        List<Lock> locks = Stream.concat(
                        messages.stream().map(JudgedMessage::message).flatMap(GroupLocks::senders),
                        messages.stream().anyMatch(this::isUnnamed) ? Stream.empty() : accounts.stream())
                .distinct()
                .sorted()
                .toList();
        boolean isExclusive = locks.size() > MOST || group.stream().anyMatch(GroupLocks::isExclusive);
        if (isExclusive || locks.isEmpty()) {
            return List.of(row("exclusive", isExclusive ? 1 : 0, "kind", null, "name", null));
        }
        return rows(locks.stream());
    }

    /**
     * The parameters of {@code select-possible-accounts.sql}: the senders of messages whose account is that of an
     * earlier message. None where each message names its account. To be called while the senders are locked, so that no
     * other group gives them a further account.
     */
    public List<Map<String, Object>> unnamed(@Body List<?> group) {
        if (dialect == Dialect.SQLITE) {
            return List.of();
        }
        List<List<Object>> senders = messages(group).stream()
                .filter(this::isUnnamed)
                .map(judged -> judged.message().sender())
                .distinct()
                .map(sender -> List.<Object>of(SenderKey.of(sender), sender))
                .toList();
        return senders.isEmpty() ? List.of() : List.of(row("senders", Rows.json(senders)));
    }

    /**
     * The rows of {@code lock-accounts.sql} that {@link #wanted} left out: those of all accounts that the group may be
     * about.
     *
     * @param possible the rows of {@code select-possible-accounts.sql}
     */
    public List<Map<String, Object>> accounts(
            @Body List<?> group, @Variable("possible") List<Map<String, Object>> possible) {
        if (unnamed(group).isEmpty()) {
            return List.of();
        }
        Stream<Lock> found = possible.stream().map(account -> Lock.ofAccount((String) account.get("account")));
        return rows(Stream.concat(messages(group).stream().flatMap(GroupLocks::accounts), found)
                .distinct()
                .sorted());
    }

    private static List<Map<String, Object>> rows(Stream<Lock> locks) {
        return locks.map(lock -> row("exclusive", 0, "kind", lock.kind, "name", lock.name))
                .toList();
    }

    private static boolean isExclusive(Object member) {
        return member instanceof CompositeMember composite && composite.isExclusive();
    }

    private static List<JudgedMessage> messages(List<?> group) {
        return group.stream()
                .flatMap(member -> member instanceof CompositeMember composite
                        ? composite.messages().stream()
                        : JudgedMessages.of(member))
                .toList();
    }

    /** Its account is that of an earlier message, and not known before that is read. */
    private boolean isUnnamed(JudgedMessage judged) {
        return questions.get().asks() && AnswerRows.isAnswer(judged)
                || bindings.get().on() && (DigitsAlone.isReading(judged) || DigitsAlone.isEnding(judged));
    }

    private static Stream<Lock> senders(CustomerMessage message) {
        Stream<String> files = message.imported() == null ? Stream.empty() : message.imported().keys().stream();
        return Stream.concat(Stream.of(message.sender()), files).map(Lock::ofSender);
    }

    private static Stream<Lock> accounts(JudgedMessage judged) {
        return judged.reading().stream()
                .map(reading -> Lock.ofAccount(reading.account().digits()));
    }
}
