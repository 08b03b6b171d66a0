package ua.meterline.sms.intake;

import static ua.meterline.store.Rows.row;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.sms.concat.ConcatenatedMessage;
import ua.meterline.sms.concat.ReassemblySteps;
import ua.meterline.sms.concat.SegmentArrival;
import ua.meterline.sms.receipt.DeliveryReceipt;
import ua.meterline.store.Rows;

/**
 * Turns batches of records into the parameters and rows of the statements in {@code sql/}. A record at or before the
 * stored position of its partition was stored, perhaps by another gateway, and is left out. Thread-safe.
 */
public final class IntakeRows {
    private final ReassemblySteps reassembly = new ReassemblySteps();

    private record Partition(String topic, int number) {}

    /** The items of all batches in a group. */
    public List<IntakeItem> in(@Body List<?> group) {
        return group.stream()
                .filter(IntakeBatch.class::isInstance)
                .flatMap(member -> ((IntakeBatch) member).items().stream())
                .toList();
    }

    public boolean isPresent(@Variable("intake") List<IntakeItem> items) {
        return !items.isEmpty();
    }

    /** The rows of {@code insert-intake-position.sql}: one for each partition. */
    public List<Map<String, Object>> partitions(@Variable("intake") List<IntakeItem> items) {
        return last(items).keySet().stream()
                .map(partition -> row("topic", partition.topic, "topic_partition", partition.number))
                .toList();
    }

    /** The parameters of {@code select-intake-positions.sql}: one row for each topic, which is nearly always one. */
    public Map<String, Object> wanted(@Variable("intake") List<IntakeItem> items) {
        return row(
                "partitions",
                Rows.json(last(items).keySet().stream()
                        .sorted(Comparator.comparing(Partition::topic).thenComparing(Partition::number))
                        .map(partition -> partition.topic + " " + partition.number)
                        .toList()));
    }

    /**
     * The items that are not stored yet.
     *
     * @param positions the rows of {@code select-intake-positions.sql}
     */
    public List<IntakeItem> fresh(
            @Variable("intake") List<IntakeItem> items, @Variable("positions") List<Map<String, Object>> positions) {
        Map<Partition, Long> stored = new HashMap<>();
        positions.forEach(row -> stored.put(
                new Partition((String) row.get("topic"), ((Number) row.get("topic_partition")).intValue()),
                ((Number) row.get("stored_up_to")).longValue()));
        return items.stream()
                .filter(item -> item.record().offset() > stored.getOrDefault(partition(item), -1L))
                .toList();
    }

    /** The rows of {@code update-intake-position.sql}: the last record of each partition. */
    public List<Map<String, Object>> positions(@Variable("intake") List<IntakeItem> items) {
        return last(items).entrySet().stream()
                .map(last -> row(
                        "topic", last.getKey().topic,
                        "topic_partition", last.getKey().number,
                        "stored_up_to", last.getValue()))
                .toList();
    }

    private static Map<Partition, Long> last(Collection<IntakeItem> items) {
        return items.stream()
                .collect(Collectors.toMap(
                        IntakeRows::partition, item -> item.record().offset(), Math::max));
    }

    private static Partition partition(IntakeItem item) {
        return new Partition(item.record().topic(), item.record().partition());
    }

    public List<DeliveryReceipt> receipts(@Variable("intake") List<IntakeItem> items) {
        return contents(items, DeliveryReceipt.class).toList();
    }

    public boolean hasReceipts(@Variable("intake") List<IntakeItem> items) {
        return contents(items, DeliveryReceipt.class).findAny().isPresent();
    }

    public List<SegmentArrival> segments(@Variable("intake") List<IntakeItem> items) {
        return contents(items, SegmentArrival.class).toList();
    }

    public boolean hasSegments(@Variable("intake") List<IntakeItem> items) {
        return contents(items, SegmentArrival.class).findAny().isPresent();
    }

    /** The messages that became complete when {@link #segments} were decided on. */
    public List<ConcatenatedMessage> complete(@Variable("intake") List<IntakeItem> items) {
        return contents(items, SegmentArrival.class)
                .flatMap(arrival -> reassembly.toJudge(arrival).stream())
                .toList();
    }

    /** No message yet. */
    public List<Object> noMessages() {
        return List.of();
    }

    /**
     * The members of the group with what the records hold, for the selection of messages.
     *
     * @param reassembled the judged messages that segments became
     */
    public List<Object> members(
            @Variable("members") List<?> group,
            @Variable("intake") List<IntakeItem> items,
            @Variable("reassembled") List<?> reassembled) {
        Stream<Object> contents = items.stream().map(IntakeItem::content);
        return Stream.of(group.stream(), contents, reassembled.stream())
                .flatMap(members -> members)
                .map(Object.class::cast)
                .toList();
    }

    private static <T> Stream<T> contents(List<IntakeItem> items, Class<T> type) {
        return items.stream().map(IntakeItem::content).filter(type::isInstance).map(type::cast);
    }
}
