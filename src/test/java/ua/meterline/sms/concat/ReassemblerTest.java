package ua.meterline.sms.concat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ua.meterline.sms.concat.Segments.SENDER;
import static ua.meterline.sms.concat.Segments.later;
import static ua.meterline.sms.concat.Segments.segment;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.fixture.SeededCase;

class ReassemblerTest {
    private static final int MANY = 1000;

    private final Map<String, StoredSegment> store = new TreeMap<>();
    private Reassembler decider = new Reassembler(new ReassemblyLimits(MANY, MANY));

    @Test
    void reassemblesTheMessageWithItsLastSegment() {
        assertThat(arrive(segment(1, 2, "a"))).isEmpty();
        assertThat(states()).containsExactly("1.1 WAITING");
        assertThat(arrive(segment(2, 2, "b"))).containsExactly("ab");
        assertThat(states()).containsExactly("1.1 COMPLETE", "1.2 COMPLETE");
    }

    @Test
    void reassemblesOnceWhenAllSegmentsArriveInOneGroup() {
        assertThat(arrive(segment(3, 3, "c"), segment(1, 3, "a"), segment(1, 3, "a"), segment(2, 3, "b")))
                .containsExactly("abc");
    }

    @Test
    void storesADuplicateSegmentOnce() {
        arrive(segment(1, 2, "a"));
        assertThat(arrive(segment(1, 2, "a"))).isEmpty();

        assertThat(states()).containsExactly("1.1 WAITING");
    }

    @Test
    void separatesMessagesOfDifferentKeys() {
        arrive(
                segment(1, 2, "a"),
                segment("380671112234", 7, 1, 2, "c"),
                segment(SENDER, 8, 1, 2, "d"),
                segment(1, 3, "e"));

        assertThat(arrive(segment(2, 2, "b"))).containsExactly("ab");
        assertThat(arrive(segment(SENDER, 8, 2, 2, "D"))).containsExactly("dD");
    }

    @Test
    void startsAnotherMessageWhenTheSameSegmentHasAnotherText() {
        arrive(segment(1, 2, "a"));
        assertThat(arrive(segment(1, 2, "x"))).isEmpty();

        assertThat(states()).containsExactly("1.1 INCOMPLETE", "2.1 WAITING");
        assertThat(arrive(segment(2, 2, "y"))).containsExactly("xy");
        assertThat(states()).containsExactly("1.1 INCOMPLETE", "2.1 COMPLETE", "2.2 COMPLETE");
    }

    @Test
    void recognisesARedeliveredSegmentOfAJudgedMessage() {
        arrive(segment(1, 2, "a"), segment(2, 2, "b"));
        assertThat(arrive(segment(2, 2, "b"))).isEmpty();

        assertThat(states()).containsExactly("1.1 COMPLETE", "1.2 COMPLETE", "2.2 WAITING repeated");
    }

    @Test
    void replacesADuplicateSegmentByTheOneOfAnotherMessage() {
        arrive(segment(1, 2, "a"), segment(2, 2, "b"));
        arrive(segment(2, 2, "b"));
        Duration later = Duration.ofMinutes(2);

        assertThat(arrive(later(segment(1, 2, "x"), later))).isEmpty();
        assertThat(arrive(later(segment(2, 2, "y"), later))).containsExactly("xy");
    }

    @Test
    void replacesADuplicateSegmentWithinTheSameGroup() {
        arrive(segment(1, 3, "a"), segment(2, 3, "b"), segment(3, 3, "c"));
        arrive(segment(2, 3, "b"), segment(1, 3, "x"), segment(2, 3, "y"));

        assertThat(arrive(segment(3, 3, "z"))).containsExactly("xyz");
    }

    /** Some phones use the same reference for every message, and messages often begin with the same words. */
    @Test
    void reassemblesAnotherMessageWithTheSameReferenceAndFirstSegment() {
        arrive(segment(1, 2, "a"), segment(2, 2, "b"));
        arrive(segment(1, 2, "a"));

        assertThat(arrive(segment(2, 2, "c"))).containsExactly("ac");
    }

    @Test
    void judgesSegmentsSinglyWhenTooManyAreStored() {
        decider = new Reassembler(new ReassemblyLimits(3, 2));
        arrive(segment(SENDER, 1, 1, 2, "a"), segment(SENDER, 2, 1, 2, "b"));

        assertThat(arrive(segment(SENDER, 3, 1, 2, "c"))).as("of one sender").containsExactly("c");
        assertThat(arrive(segment("380671112234", 1, 1, 2, "d"))).isEmpty();
        assertThat(arrive(segment("380671112235", 1, 1, 2, "e"))).as("in all").containsExactly("e");
        assertThat(states()).hasSize(3);
        assertThat(arrive(segment(SENDER, 2, 2, 2, "B")))
                .as("started messages are completed")
                .containsExactly("bB");
        assertThat(arrive(segment(SENDER, 4, 1, 2, "f")))
                .as("below the limit again")
                .isEmpty();
    }

    @Test
    void neitherStoresNorJudgesADuplicateSegmentWhenTooManyAreStored() {
        decider = new Reassembler(new ReassemblyLimits(1, 1));
        arrive(segment(1, 2, "a"), segment(2, 2, "b"));
        arrive(segment(SENDER, 8, 1, 2, "x"));

        assertThat(arrive(segment(2, 2, "b"))).isEmpty();
        assertThat(states()).hasSize(3);
    }

    /** A group whose commit failed is retried one segment at a time. */
    @Test
    void decidesAgainOnAnArrivalAfterAFailedGroup() {
        SegmentArrival first = new SegmentArrival(segment(1, 2, "a"));
        SegmentArrival last = new SegmentArrival(segment(2, 2, "b"));
        decider.decide(List.of(first, last), known());
        assertThat(last.toJudge()).hasSize(1);
        decider.decide(List.of(last), known());

        assertThat(last.toJudge()).isEmpty();
    }

    @Test
    void reassemblesEachMessageOnceForAnyOrderOfSegments() {
        SeededCase.forAll(300, random -> {
            List<Segment> parts = new ArrayList<>();
            Set<String> texts = new HashSet<>();
            for (int message = 0; message < 5; message++) {
                int total = 2 + random.nextInt(5);
                StringBuilder text = new StringBuilder();
                for (int number = 1; number <= total; number++) {
                    String words = "<" + message + "." + number + ">";
                    text.append(words);
                    for (int copies = random.nextInt(3); copies >= 0; copies--) {
                        parts.add(segment(SENDER, message, number, total, words));
                    }
                }
                texts.add(text.toString());
            }
            Collections.shuffle(parts, random);
            store.clear();
            List<String> judged = new ArrayList<>();
            while (!parts.isEmpty()) {
                int size = 1 + random.nextInt(parts.size());
                judged.addAll(arrive(parts.subList(0, size).toArray(new Segment[0])));
                parts = parts.subList(size, parts.size());
            }

            assertThat(judged).allMatch(texts::contains);
            assertThat(new HashSet<>(judged)).isEqualTo(texts);
        });
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "0, 2, 0", "0, 2, 3", "-1, 2, 1", "65536, 2, 1", "0, 256, 1", "0, 0, 0"})
    void rejectsAnInvalidSegment(int reference, int total, int number) {
        assertThat(ConcatenationReference.isValid(reference, total, number)).isFalse();
        assertThatThrownBy(() -> new ConcatenationReference(reference, total, number))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Decides on the segments and returns the texts of the messages to judge. */
    private List<String> arrive(Segment... parts) {
        List<SegmentArrival> group =
                java.util.Arrays.stream(parts).map(SegmentArrival::new).toList();
        decider.decide(group, known())
                .forEach(
                        row -> store.put(row.longMessage() + "." + row.segment().number(), row));
        return group.stream()
                .flatMap(arrival -> arrival.toJudge().stream())
                .map(Segments::text)
                .toList();
    }

    private KnownSegments known() {
        Map<Long, String> waiting = new HashMap<>();
        store.values().stream()
                .filter(row -> row.state() == SegmentState.WAITING)
                .forEach(row -> waiting.put(row.longMessage(), row.segment().sender()));
        Map<String, Long> ofSender = new HashMap<>();
        waiting.values().forEach(sender -> ofSender.merge(sender, 1L, Long::sum));
        long lastId = store.values().stream()
                .mapToLong(StoredSegment::longMessage)
                .max()
                .orElse(0);
        return new KnownSegments(lastId, List.copyOf(store.values()), waiting.size(), ofSender);
    }

    private List<String> states() {
        return store.entrySet().stream()
                .map(row -> row.getKey() + " " + row.getValue().state()
                        + (row.getValue().repeated() ? " repeated" : ""))
                .toList();
    }
}
