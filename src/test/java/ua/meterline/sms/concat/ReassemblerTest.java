package ua.meterline.sms.concat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ua.meterline.sms.concat.Parts.SENDER;
import static ua.meterline.sms.concat.Parts.later;
import static ua.meterline.sms.concat.Parts.part;

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
    void waitsForTheLastPartAndThenHasTheMessageJudged() {
        assertThat(arrive(part(1, 2, "a"))).isEmpty();
        assertThat(states()).containsExactly("1.1 WAITING");
        assertThat(arrive(part(2, 2, "b"))).containsExactly("ab");
        assertThat(states()).containsExactly("1.1 COMPLETE", "1.2 COMPLETE");
    }

    @Test
    void judgesOnceWhenAllPartsComeInOneGroup() {
        assertThat(arrive(part(3, 3, "c"), part(1, 3, "a"), part(1, 3, "a"), part(2, 3, "b")))
                .containsExactly("abc");
    }

    @Test
    void storesARepeatedPartOnce() {
        arrive(part(1, 2, "a"));
        assertThat(arrive(part(1, 2, "a"))).isEmpty();

        assertThat(states()).containsExactly("1.1 WAITING");
    }

    @Test
    void keepsMessagesOfOtherKeysApart() {
        arrive(part(1, 2, "a"), part("380671112234", 7, 1, 2, "c"), part(SENDER, 8, 1, 2, "d"), part(1, 3, "e"));

        assertThat(arrive(part(2, 2, "b"))).containsExactly("ab");
        assertThat(arrive(part(SENDER, 8, 2, 2, "D"))).containsExactly("dD");
    }

    @Test
    void takesAnotherTextInTheSamePlaceForTheBeginningOfAnotherMessage() {
        arrive(part(1, 2, "a"));
        assertThat(arrive(part(1, 2, "x"))).isEmpty();

        assertThat(states()).containsExactly("1.1 INCOMPLETE", "2.1 WAITING");
        assertThat(arrive(part(2, 2, "y"))).containsExactly("xy");
        assertThat(states()).containsExactly("1.1 INCOMPLETE", "2.1 COMPLETE", "2.2 COMPLETE");
    }

    @Test
    void remembersThatAPartThatComesAgainAfterTheEndWasJudged() {
        arrive(part(1, 2, "a"), part(2, 2, "b"));
        assertThat(arrive(part(2, 2, "b"))).isEmpty();

        assertThat(states()).containsExactly("1.1 COMPLETE", "1.2 COMPLETE", "2.2 WAITING repeated");
    }

    @Test
    void letsARepeatedPartYieldToTheOneOfAnotherMessage() {
        arrive(part(1, 2, "a"), part(2, 2, "b"));
        arrive(part(2, 2, "b"));
        Duration later = Duration.ofMinutes(2);

        assertThat(arrive(later(part(1, 2, "x"), later))).isEmpty();
        assertThat(arrive(later(part(2, 2, "y"), later))).containsExactly("xy");
    }

    @Test
    void letsARepeatedPartYieldAlsoWhenItComesWithTheOther() {
        arrive(part(1, 3, "a"), part(2, 3, "b"), part(3, 3, "c"));
        arrive(part(2, 3, "b"), part(1, 3, "x"), part(2, 3, "y"));

        assertThat(arrive(part(3, 3, "z"))).containsExactly("xyz");
    }

    /** Some phones give each message the same reference, and people begin with the same words. */
    @Test
    void joinsAnotherMessageWithTheSameReferenceAndTheSameFirstPart() {
        arrive(part(1, 2, "a"), part(2, 2, "b"));
        arrive(part(1, 2, "a"));

        assertThat(arrive(part(2, 2, "c"))).containsExactly("ac");
    }

    @Test
    void judgesPartsSinglyWhereTooManyWait() {
        decider = new Reassembler(new ReassemblyLimits(3, 2));
        arrive(part(SENDER, 1, 1, 2, "a"), part(SENDER, 2, 1, 2, "b"));

        assertThat(arrive(part(SENDER, 3, 1, 2, "c"))).as("of one sender").containsExactly("c");
        assertThat(arrive(part("380671112234", 1, 1, 2, "d"))).isEmpty();
        assertThat(arrive(part("380671112235", 1, 1, 2, "e"))).as("in all").containsExactly("e");
        assertThat(states()).hasSize(3);
        assertThat(arrive(part(SENDER, 2, 2, 2, "B")))
                .as("what has begun may end")
                .containsExactly("bB");
        assertThat(arrive(part(SENDER, 4, 1, 2, "f"))).as("there is room again").isEmpty();
    }

    @Test
    void neitherKeepsNorJudgesARepeatedPartWhereTooManyWait() {
        decider = new Reassembler(new ReassemblyLimits(1, 1));
        arrive(part(1, 2, "a"), part(2, 2, "b"));
        arrive(part(SENDER, 8, 1, 2, "x"));

        assertThat(arrive(part(2, 2, "b"))).isEmpty();
        assertThat(states()).hasSize(3);
    }

    /** A group that could not be stored is decided on again, part by part. */
    @Test
    void decidesAnewOnAnArrivalThatWasDecidedOnBefore() {
        SegmentArrival first = new SegmentArrival(part(1, 2, "a"));
        SegmentArrival last = new SegmentArrival(part(2, 2, "b"));
        decider.decide(List.of(first, last), known());
        assertThat(last.toJudge()).hasSize(1);
        decider.decide(List.of(last), known());

        assertThat(last.toJudge()).isEmpty();
    }

    @Test
    void joinsEachMessageOnceHoweverItsPartsCome() {
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
                        parts.add(part(SENDER, message, number, total, words));
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
    void thereIsNoSuchPart(int reference, int total, int number) {
        assertThat(ConcatenationReference.isValid(reference, total, number)).isFalse();
        assertThatThrownBy(() -> new ConcatenationReference(reference, total, number))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The texts that are to be judged now. */
    private List<String> arrive(Segment... parts) {
        List<SegmentArrival> group =
                java.util.Arrays.stream(parts).map(SegmentArrival::new).toList();
        decider.decide(group, known())
                .forEach(
                        row -> store.put(row.longMessage() + "." + row.segment().number(), row));
        return group.stream()
                .flatMap(arrival -> arrival.toJudge().stream())
                .map(Parts::text)
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
