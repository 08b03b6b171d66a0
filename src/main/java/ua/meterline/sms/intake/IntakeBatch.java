package ua.meterline.sms.intake;

import java.util.List;
import java.util.stream.Stream;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.SeveralJudged;
import ua.meterline.sms.concat.SegmentArrival;
import ua.meterline.sms.receipt.DeliveryReceipt;
import ua.meterline.store.CompositeMember;

/**
 * Records that are stored in one transaction together with the position behind them: one member of the group
 * {@code store-readings}. Of a dead letter only the position is stored.
 *
 * @param items in the order of each partition
 */
public record IntakeBatch(List<IntakeItem> items) implements CompositeMember {
    public IntakeBatch {
        items = List.copyOf(items);
    }

    /** Each record as a batch of its own, in order, to find the one that cannot be stored. */
    public List<IntakeBatch> singly() {
        return items.stream().map(item -> new IntakeBatch(List.of(item))).toList();
    }

    List<IntakeItem> deadLetters() {
        return items.stream().filter(IntakeItem::isDeadLetter).toList();
    }

    @Override
    public List<JudgedMessage> messages() {
        return items.stream().flatMap(IntakeBatch::messages).toList();
    }

    private static Stream<JudgedMessage> messages(IntakeItem item) {
        if (item.content() instanceof JudgedMessage judged) {
            return Stream.of(judged);
        }
        return item.content() instanceof SeveralJudged several ? several.parts().stream() : Stream.empty();
    }

    /** Which account a segment or a receipt is about is not known before it is read. */
    @Override
    public boolean isExclusive() {
        return items.stream()
                .map(IntakeItem::content)
                .anyMatch(content -> content instanceof SegmentArrival || content instanceof DeliveryReceipt);
    }

    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return items.size() + " records";
    }
}
