package ua.meterline.sms.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Batches of records, and the positions that leave out what is stored. */
class IntakeBatchTest {
    private static final byte[] NOTHING = {};

    private final IntakeRows rows = new IntakeRows();

    private static IntakeItem item(int partition, long offset) {
        return new IntakeItem(new IntakeRecord("topic", partition, offset, "key", NOTHING), null);
    }

    private static List<IntakeItem> items(IntakeItem... items) {
        return List.of(items);
    }

    private static Map<String, Object> position(int partition, long storedUpTo) {
        return Map.of("topic", "topic", "topic_partition", partition, "stored_up_to", storedUpTo);
    }

    @Test
    void leavesOutRecordsUpToThePositionOfTheirPartition() {
        List<IntakeItem> polled = items(item(0, 4), item(0, 5), item(1, 4), item(1, 5), item(2, 0));
        assertThat(rows.fresh(polled, List.of(position(0, 4), position(1, 7), position(2, -1))))
                .containsExactly(item(0, 5), item(2, 0));
    }

    @Test
    void movesEachPartitionToItsLastRecord() {
        assertThat(rows.positions(items(item(0, 4), item(1, 9), item(0, 6))))
                .containsExactlyInAnyOrder(position(0, 6), position(1, 9));
    }

    @Test
    void locksPartitionsInOneOrder() {
        assertThat(rows.wanted(items(item(2, 0), item(0, 0), item(1, 0))))
                .containsEntry("partitions", "[\"topic 0\",\"topic 1\",\"topic 2\"]");
    }

    @Test
    void storesThePositionOfADeadLetterOnly() {
        IntakeItem letter = new IntakeItem(item(0, 3).record(), new DeadLetter("malformed"));
        IntakeBatch batch = new IntakeBatch(List.of(item(0, 2), letter));
        assertThat(batch.deadLetters()).containsExactly(letter);
        assertThat(batch.messages()).isEmpty();
        assertThat(batch.singly()).hasSize(2);
        assertThat(rows.positions(batch.items())).containsExactly(position(0, 3));
    }
}
