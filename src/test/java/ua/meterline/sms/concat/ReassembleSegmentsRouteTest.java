package ua.meterline.sms.concat;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.sms.concat.Segments.NOW;
import static ua.meterline.sms.concat.Segments.SENDER;
import static ua.meterline.sms.concat.Segments.later;
import static ua.meterline.sms.concat.Segments.segment;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import ua.meterline.operations.RecurringTasks;
import ua.meterline.route.StoreRouteTestSupport;

/** The routes of reassemble-segments and expire-segments with their statements, against a real database. */
class ReassembleSegmentsRouteTest extends StoreRouteTestSupport {
    private static final String STATES = "SELECT long_message, number, state FROM segment ORDER BY 1, 2";

    private final List<ConcatenatedMessage> judged = new CopyOnWriteArrayList<>();
    private volatile Instant now = NOW;

    ReassembleSegmentsRouteTest() {
        super("reassemble-segments", "expire-segments");
    }

    @Override
    protected void bindToRegistry(Registry parts) throws Exception {
        super.bindToRegistry(parts);
        Reassembler decider = new Reassembler(new ReassemblyLimits(10, 5));
        parts.bind("segmentRows", new SegmentRows(decider, Duration.ofMinutes(30), () -> now));
        parts.bind("reassemblySteps", new ReassemblySteps());
        parts.bind("recurringTasks", new RecurringTasks());
    }

    @Override
    protected void replaceEdges() throws Exception {
        advise("expire-segments", route -> route.replaceFromWith(entryOf("expire-segments")));
        advise("record-reassembled", route -> {
            route.weaveById("join-segments").remove();
            route.weaveByToUri("direct:record-reading").replace().to("mock:record-reading");
        });
        getMockEndpoint("mock:record-reading").whenAnyExchangeReceived(exchange -> {
            ConcatenatedMessage message = exchange.getMessage().getBody(ConcatenatedMessage.class);
            if (Segments.text(message).equals("poison")) {
                throw new IllegalStateException("poison");
            }
            judged.add(message);
        });
    }

    @Test
    void storesTheFieldsOfASegment() throws Exception {
        Segment part = segment(1, 2, "a");
        keep(part);

        assertThat(store.rows(
                        "SELECT long_message, number, sender, recipient, reference, total, esm_class, data_coding,"
                                + " hex(octets), received_at, repeated, state, changed_at FROM segment"))
                .containsExactly("1 1 380671112233 7104 7 2 0 0 61 2026-11-03T10:00:00.000Z 0 waiting"
                        + " 2026-11-03T10:00:00.000Z");
        assertThat(judged).isEmpty();
    }

    @Test
    void passesOnTheReassembledMessageWithItsLastSegment() throws Exception {
        keep(segment(2, 2, "b"));
        keep(segment(1, 2, "a"));

        assertThat(judged).extracting(Segments::text).containsExactly("ab");
        assertThat(judged).extracting(ConcatenatedMessage::id).containsExactly(1L);
        assertThat(store.rows(STATES)).containsExactly("1 1 complete", "1 2 complete");
    }

    @Test
    void findsSegmentsOfSendersWithAnyCharacters() throws Exception {
        String odd = "\"]'; %\\ O'Gas";
        keep(segment(odd, 7, 1, 2, "a"));
        keep(segment(odd, 7, 2, 2, "b"));

        assertThat(judged).extracting(Segments::text).containsExactly("ab");
    }

    @Test
    void storesAGroupOfManyMessages() throws Exception {
        SegmentArrival[] group = new SegmentArrival[20];
        Arrays.setAll(group, i -> new SegmentArrival(segment(SENDER, i % 5, 1 + i / 5, 4, "<" + i + ">")));
        store(List.of(group));

        assertThat(store.rows("SELECT long_message, count(*), min(state) FROM segment GROUP BY 1"))
                .containsExactly("1 4 complete", "2 4 complete", "3 4 complete", "4 4 complete", "5 4 complete");
    }

    @Test
    void rollsBackASegmentThatCannotBeStored() throws Exception {
        store.execute("CREATE TRIGGER full_disk BEFORE INSERT ON segment BEGIN SELECT RAISE(ABORT, 'no'); END");
        assertThat(send("direct:reassemble-segments", segment(1, 2, "a")).getException())
                .isNotNull();
        store.execute("DROP TRIGGER full_disk");

        keep(segment(1, 2, "a"));
        keep(segment(2, 2, "b"));
        assertThat(judged).extracting(Segments::text).containsExactly("ab");
    }

    @Test
    void judgesAnIncompleteMessageAfterTheTimeout() throws Exception {
        keep(segment(3, 3, "c"));
        keep(segment(1, 3, "a"));
        now = NOW.plus(Duration.ofMinutes(30)).minusMillis(1);
        judgeLeftovers();
        assertThat(judged).isEmpty();
        now = NOW.plus(Duration.ofMinutes(30));
        judgeLeftovers();

        assertThat(judged).extracting(Segments::text).containsExactly("ac");
        assertThat(store.rows(STATES)).containsExactly("1 1 incomplete", "1 3 incomplete");
    }

    /** What a segment states is the system's clock, which may be set; its timeout follows the monotonic clock. */
    @Test
    void waitsForTheTimeoutWhateverTheClockOfTheSystemSays() throws Exception {
        keep(later(segment(SENDER, 1, 1, 2, "behind"), Duration.ofHours(-1)));
        keep(later(segment(SENDER, 2, 1, 2, "ahead"), Duration.ofHours(1)));
        judgeLeftovers();
        assertThat(judged).isEmpty();
        now = NOW.plus(Duration.ofMinutes(30));
        judgeLeftovers();

        assertThat(judged).extracting(Segments::text).containsExactlyInAnyOrder("behind", "ahead");
    }

    /** The clock was set back by an hour while the gateway was down. */
    @Test
    void beginsTheTimeoutAnewForASegmentFromTheFuture() throws Exception {
        keep(segment(1, 2, "a"));
        now = NOW.minus(Duration.ofHours(1));
        judgeLeftovers();
        assertThat(judged).isEmpty();
        now = now.plus(Duration.ofMinutes(30));
        judgeLeftovers();

        assertThat(judged).extracting(Segments::text).containsExactly("a");
    }

    @Test
    void judgesTheRestOfAMessageWhoseReferenceIsReused() throws Exception {
        keep(segment(1, 2, "a"));
        keep(segment(1, 2, "x"));
        judgeLeftovers();

        assertThat(judged).extracting(Segments::text).containsExactly("a");
        assertThat(store.rows(STATES)).containsExactly("1 1 incomplete", "2 1 waiting");
    }

    /** The process was killed after the commit of the last segment and before the commit of the message. */
    @Test
    void judgesACompleteMessageThatIsNotInFlight() throws Exception {
        store(List.of(new SegmentArrival(segment(1, 2, "a")), new SegmentArrival(segment(2, 2, "b"))));
        now = NOW.plusSeconds(29);
        judgeLeftovers();
        assertThat(judged).isEmpty();
        now = NOW.plusSeconds(30);
        judgeLeftovers();

        assertThat(judged).extracting(Segments::text).containsExactly("ab");
    }

    @Test
    void deletesARedeliveredSegmentOfAJudgedMessage() throws Exception {
        keep(segment(1, 2, "a"));
        keep(segment(2, 2, "b"));
        store.execute("UPDATE segment SET state = 'judged'");
        keep(segment(2, 2, "b"));
        now = NOW.plus(Duration.ofMinutes(31));
        judgeLeftovers();

        assertThat(judged).hasSize(1);
        assertThat(store.rows(STATES)).containsExactly("1 1 judged", "1 2 judged");
        now = NOW.plus(Duration.ofHours(24));
        judgeLeftovers();
        assertThat(store.rows(STATES)).isEmpty();
    }

    @Test
    void judgesTheOthersWhenOneFails() throws Exception {
        keep(segment(SENDER, 1, 1, 2, "a"));
        keep(segment(SENDER, 2, 1, 2, "poison"));
        keep(segment(SENDER, 3, 1, 2, "c"));
        now = NOW.plus(Duration.ofMinutes(30));

        assertThat(send("direct:record-leftover-segments", null).getException()).hasMessage("poison");
        assertThat(judged).extracting(Segments::text).containsExactly("a", "c");
    }

    @Test
    void limitsTheStoredSegments() throws Exception {
        for (int reference = 0; reference < 20; reference++) {
            keep(segment(SENDER, reference, 1, 2, "a" + reference));
            keep(segment(Long.toString(reference), 0, 1, 2, "b" + reference));
        }

        assertThat(store.rows("SELECT count(DISTINCT long_message) FROM segment"))
                .containsExactly("10");
        assertThat(judged).hasSize(30).allMatch(message -> message.id() == null);
    }

    private void store(List<SegmentArrival> group) throws Exception {
        Exchange stored = send("group:store-segments", group);
        if (stored.getException() != null) {
            throw stored.getException();
        }
    }

    private void keep(Segment part) {
        assertThat(send("direct:reassemble-segments", part).getException()).isNull();
    }

    /** As the scheduled route expire-segments does. */
    private void judgeLeftovers() {
        assertThat(send("direct:record-leftover-segments", null).getException()).isNull();
    }
}
