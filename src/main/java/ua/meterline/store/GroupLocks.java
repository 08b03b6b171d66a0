package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Body;
import ua.meterline.reading.BindingPolicy;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.QuestionPolicy;

/**
 * The locks that a group of messages takes on PostgreSQL before it reads anything: those of its accounts, its senders
 * and its files, so that of two groups with a message about the same, of whichever gateway, one waits for the other.
 * Thread-safe.
 */
public final class GroupLocks {
    /** How many locks there are. An account has the one that its hash names. */
    static final int STRIPES = 1024;

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
     * group is the only writer.
     *
     * @param group messages, and other things that need no lock of their own
     */
    public List<Map<String, Object>> wanted(@Body List<?> group) {
        if (dialect == Dialect.SQLITE) {
            return List.of();
        }
        List<JudgedMessage> messages =
                group.stream().flatMap(GroupLocks::messages).toList();
        boolean exclusive = group.stream()
                .anyMatch(member -> member instanceof CompositeMember composite && composite.isExclusive());
        if (exclusive || messages.stream().anyMatch(this::mayBeOfAnyAccount)) {
            return List.of(row("exclusive", 1, "stripe", null));
        }
        List<Map<String, Object>> rows = messages.stream()
                .flatMap(GroupLocks::names)
                .map(name -> Math.floorMod(name.hashCode(), STRIPES))
                .distinct()
                .sorted()
                .map(stripe -> row("exclusive", 0, "stripe", stripe))
                .toList();
        return rows.isEmpty() ? List.of(row("exclusive", 0, "stripe", null)) : rows;
    }

    private static Stream<JudgedMessage> messages(Object member) {
        return member instanceof CompositeMember composite ? composite.messages().stream() : JudgedMessages.of(member);
    }

    /** Its account is that of an earlier message, and not known before that is read. */
    private boolean mayBeOfAnyAccount(JudgedMessage judged) {
        return questions.get().asks() && AnswerRows.isAnswer(judged)
                || bindings.get().on() && (DigitsAlone.isReading(judged) || DigitsAlone.isEnding(judged));
    }

    private static Stream<String> names(JudgedMessage judged) {
        Stream<String> accounts =
                judged.reading().stream().map(reading -> reading.account().digits());
        Stream<String> files =
                judged.message().imported() == null ? Stream.empty() : judged.message().imported().keys().stream();
        return Stream.concat(
                Stream.concat(accounts, files), Stream.of(judged.message().sender()));
    }
}
