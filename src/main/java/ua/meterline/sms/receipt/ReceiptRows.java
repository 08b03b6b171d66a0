package ua.meterline.sms.receipt;

import static ua.meterline.store.Rows.row;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.store.Rows;
import ua.meterline.store.UtcTime;

/**
 * Turns receipts into the parameters and rows of the statements in {@code sql/}, and finds their replies. Thread-safe.
 */
public final class ReceiptRows {
    private static final byte[] NO_OCTETS = {};

    private final SentIds sentIds;
    private final InstantSource clock;

    public ReceiptRows(SentIds sentIds, InstantSource clock) {
        this.sentIds = sentIds;
        this.clock = clock;
    }

    /** The parameters of {@code lock-receipts.sql}. */
    public Map<String, Object> locks(@Variable("receipts") List<DeliveryReceipt> receipts) {
        return row(
                "keys",
                Rows.json(
                        receipts.stream().flatMap(ReceiptRows::keys).distinct().toList()));
    }

    /** The parameters of {@code select-sent-ids.sql}. */
    public Map<String, Object> wanted(@Variable("receipts") List<DeliveryReceipt> receipts) {
        List<List<Object>> keys = IntStream.range(0, receipts.size())
                .boxed()
                .flatMap(i -> keys(receipts.get(i)).map(key -> List.<Object>of(i, key)))
                .toList();
        return row("keys", Rows.json(keys), "day", sentIds.today());
    }

    static Stream<String> keys(DeliveryReceipt receipt) {
        SmscMessageId id = receipt.smscMessageId();
        return id == null ? Stream.empty() : id.keys().stream();
    }

    /** @param rows the answer to {@code select-sent-ids.sql} */
    public List<MatchedReceipt> match(
            @Variable("receipts") List<DeliveryReceipt> receipts, @Body List<Map<String, Object>> rows) {
        Map<Integer, List<SentReply>> sent = byReceipt(rows);
        return IntStream.range(0, receipts.size())
                .mapToObj(i -> matched(receipts.get(i), null, sent.getOrDefault(i, List.of())))
                .toList();
    }

    /** What was sent, by the number of the receipt that may report on it. */
    static Map<Integer, List<SentReply>> byReceipt(List<Map<String, Object>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        row -> ((Number) row.get("number")).intValue(),
                        Collectors.mapping(ReceiptRows::sentReply, Collectors.toList())));
    }

    private static SentReply sentReply(Map<String, Object> row) {
        return new SentReply(
                ((Number) row.get("message_id")).longValue(), (String) row.get("key"), (String) row.get("recipient"));
    }

    private static MatchedReceipt matched(DeliveryReceipt receipt, Long storedAs, List<SentReply> sent) {
        Long messageId = receipt.match(sent).map(SentReply::messageId).orElse(null);
        return new MatchedReceipt(receipt, storedAs, messageId);
    }

    /** @param rows the answer to {@code select-unmatched-receipts.sql} */
    public List<MatchedReceipt> matchEarly(@Body List<Map<String, Object>> rows) {
        Map<Long, List<Map<String, Object>>> byReceipt =
                rows.stream().collect(Collectors.groupingBy(row -> ((Number) row.get("id")).longValue()));
        return byReceipt.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> matched(
                        receipt(entry.getValue().get(0)),
                        entry.getKey(),
                        entry.getValue().stream()
                                .map(ReceiptRows::replyOfThisGroup)
                                .toList()))
                .filter(matched -> matched.messageId() != null)
                .toList();
    }

    private static SentReply replyOfThisGroup(Map<String, Object> row) {
        return new SentReply(
                ((Number) row.get("message_id")).longValue(),
                new SmscMessageId((String) row.get("sent_id")).key(),
                (String) row.get("recipient"));
    }

    /** Without its octets: they are on disk, and camel-jdbc cannot read them from SQLite. */
    private static DeliveryReceipt receipt(Map<String, Object> row) {
        String state = (String) row.get("state");
        return new DeliveryReceipt(
                Instant.parse((String) row.get("received_at")),
                (String) row.get("source"),
                (String) row.get("destination"),
                new SmscMessageId((String) row.get("smsc_message_id")),
                state == null ? null : DeliveryState.ofWord(state).orElse(null),
                (String) row.get("error"),
                NO_OCTETS);
    }

    /** The rows of {@code insert-delivery-receipt.sql}. */
    public List<Map<String, Object>> receipts(@Body List<MatchedReceipt> matched) {
        return matched.stream().map(ReceiptRows::receipt).toList();
    }

    private static Map<String, Object> receipt(MatchedReceipt matched) {
        DeliveryReceipt receipt = matched.receipt();
        SmscMessageId id = receipt.smscMessageId();
        return row(
                "received_at", UtcTime.format(receipt.receivedAt()),
                "source", receipt.source(),
                "destination", receipt.destination(),
                "smsc_message_id", id == null ? null : id.text(),
                "key", id == null ? null : id.key(),
                "state", receipt.state() == null ? null : receipt.state().word(),
                "error", receipt.error(),
                "defect", receipt.defect().orElse(null),
                "raw", receipt.raw(),
                "message_id", matched.messageId());
    }

    /** The rows of {@code update-receipt.sql}. */
    public List<Map<String, Object>> found(@Body List<MatchedReceipt> matched) {
        return matched.stream()
                .map(found -> row("id", found.storedAs(), "message_id", found.messageId()))
                .toList();
    }

    /** The rows of {@code update-reply-delivery.sql}: one for each receipt that decides about a known reply. */
    public List<Map<String, Object>> deliveries(@Body List<MatchedReceipt> matched) {
        return deliveries(matched, MatchedReceipt::messageId);
    }

    /** @param idOf of the reply or notice; null where the receipt belongs to none */
    List<Map<String, Object>> deliveries(List<MatchedReceipt> matched, Function<MatchedReceipt, Long> idOf) {
        String now = UtcTime.format(clock.instant());
        return matched.stream()
                .filter(found -> idOf.apply(found) != null)
                .flatMap(found -> found.receipt().replyState().stream()
                        .map(state -> row(
                                "message_id",
                                idOf.apply(found),
                                "state",
                                state,
                                "reason",
                                found.receipt().replyReason(),
                                "changed_at",
                                now)))
                .toList();
    }
}
