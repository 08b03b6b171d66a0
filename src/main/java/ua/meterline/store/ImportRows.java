package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.Answer.MailHeaders;
import ua.meterline.reading.Decision;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.ReadingOutcome.Unclear;
import ua.meterline.reading.RegisterValue;

/**
 * Turns what is particular to mails and lists into the rows that are written with their messages: by what they are
 * recognised for ever, what a person is to look at, and how the answer leaves as a mail. Thread-safe.
 */
public final class ImportRows {
    private static final Duration DAY = Duration.ofHours(24);

    private final InstantSource clock;
    private final int mostRepliesPerDay;

    /** @param mostRepliesPerDay to one address */
    public ImportRows(InstantSource clock, int mostRepliesPerDay) {
        this.clock = clock;
        this.mostRepliesPerDay = mostRepliesPerDay;
    }

    /** Whether there is anything of that kind in a group. */
    public boolean hasImports(@Variable("group") List<JudgedMessage> group) {
        return group.stream().anyMatch(judged -> judged.message().imported() != null);
    }

    /** The parameters of {@code select-imported.sql}, for a group. */
    public Map<String, Object> wantedFor(@Variable("group") List<JudgedMessage> group) {
        return row(
                "keys",
                Rows.json(group.stream()
                        .map(judged -> judged.message().imported())
                        .filter(Objects::nonNull)
                        .flatMap(imported -> imported.keys().stream())
                        .toList()));
    }

    /** The parameters of {@code select-imported.sql}. */
    public Map<String, Object> wanted(@Body List<String> keys) {
        return row("keys", Rows.json(keys));
    }

    /** The outcomes that {@code select-imported.sql} tells, by their keys; none when it was not asked. */
    static Map<String, String> outcomes(List<Map<String, Object>> rows) {
        return rows == null
                ? Map.of()
                : rows.stream()
                        .collect(Collectors.toMap(row -> (String) row.get("key"), row -> (String) row.get("outcome")));
    }

    /** The rows of {@code insert-imported.sql}. */
    public List<Map<String, Object>> imported(@Variable("decisions") List<Decision> decisions) {
        String now = UtcTime.format(clock.instant());
        return decisions.stream()
                .filter(decision -> decision.message().imported() != null)
                .flatMap(decision -> decision.message().imported().keys().stream()
                        .map(key -> row("key", key, "message_id", decision.id(), "imported_at", now)))
                .toList();
    }

    /** The rows of {@code insert-held-reading.sql}. */
    public List<Map<String, Object>> unclear(@Variable("decisions") List<Decision> decisions) {
        return decisions.stream()
                .filter(decision -> decision.outcome() instanceof Unclear)
                .map(decision -> unclear(decision, (Unclear) decision.outcome()))
                .toList();
    }

    private static Map<String, Object> unclear(Decision decision, Unclear unclear) {
        AccountNumber account = unclear.account();
        RegisterValue value = unclear.value();
        return row(
                "message_id", decision.id(),
                "account", account == null ? null : account.digits(),
                "value", value == null ? null : value.value(),
                "period", unclear.period().toString(),
                "on_time", unclear.onTime() ? 1 : 0,
                "received_at", UtcTime.format(decision.message().receivedAt()),
                "rules", unclear.reason());
    }

    /** The rows of {@code insert-mail-reply.sql}: one for each answer that leaves as a mail. */
    public List<Map<String, Object>> mailReplies(@Variable("decisions") List<Decision> decisions) {
        String now = UtcTime.format(clock.instant());
        return mails(decisions).map(decision -> mailReply(decision, now)).toList();
    }

    private static Map<String, Object> mailReply(Decision decision, String now) {
        MailHeaders headers = decision.answer().headers();
        return row(
                "message_id", decision.id(),
                "recipient", mailbox(decision),
                "composed_at", now,
                "subject", headers.subject(),
                "in_reply_to", headers.inReplyTo(),
                "refs", headers.references());
    }

    /** The rows of {@code suppress-mail-reply.sql}, which come after the former. */
    public List<Map<String, Object>> limits(@Variable("decisions") List<Decision> decisions) {
        String since = UtcTime.format(clock.instant().minus(DAY));
        return mails(decisions)
                .map(decision -> row(
                        "message_id",
                        decision.id(),
                        "recipient",
                        mailbox(decision),
                        "since",
                        since,
                        "limit",
                        mostRepliesPerDay))
                .toList();
    }

    private static Stream<Decision> mails(List<Decision> decisions) {
        return decisions.stream()
                .filter(decision ->
                        decision.answer() != null && decision.answer().headers() != null);
    }

    /** By custom no two mailboxes differ in case alone. */
    private static String mailbox(Decision decision) {
        return decision.message().sender().toLowerCase(Locale.ROOT);
    }
}
