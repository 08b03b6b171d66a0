package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Variable;
import ua.meterline.reading.Decision;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.ReadingOutcome.ReminderWish;
import ua.meterline.reading.ReminderWord;

/** Turns messages that say STOP or START into rows of the statements in {@code sql/}. Thread-safe. */
public final class ReminderWishRows {
    /** The parameters of {@code select-said-wishes.sql}; none for a group without such a word. */
    public List<Map<String, Object>> wanted(@Variable("group") List<JudgedMessage> group) {
        List<List<Object>> senders = group.stream()
                .filter(judged -> judged.outcome() instanceof ReminderWish)
                .map(judged -> judged.message().sender())
                .distinct()
                .map(sender -> List.<Object>of(SenderKey.of(sender), sender))
                .toList();
        return senders.isEmpty() ? List.of() : List.of(row("senders", Rows.json(senders)));
    }

    /**
     * The last word of each number, by sender.
     *
     * @param rows of {@code select-said-wishes.sql}
     */
    static Map<String, ReminderWord> said(List<Map<String, Object>> rows) {
        return rows.stream()
                .collect(Collectors.toMap(
                        wish -> (String) wish.get("sender"),
                        wish -> ((Number) wish.get("wanted")).intValue() == 1
                                ? ReminderWord.START
                                : ReminderWord.STOP));
    }

    /** The rows of {@code upsert-reminder-wish.sql}, in order of arrival: the last word of a number counts. */
    public List<Map<String, Object>> wishes(@Variable("decisions") List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.outcome() instanceof ReminderWish)
                .map(ReminderWishRows::wish)
                .toList();
    }

    private static Map<String, Object> wish(Decision decision) {
        return row(
                "number_key",
                SenderKey.of(decision.message().sender()),
                "wanted",
                ((ReminderWish) decision.outcome()).word().isWanted() ? 1 : 0,
                "message_id",
                decision.id(),
                "said_by",
                AnswerRows.CUSTOMER,
                "said_at",
                UtcTime.format(decision.message().receivedAt()));
    }
}
