package ua.meterline.sms.concat;

import java.util.List;
import org.apache.camel.Body;

/**
 * Adapter for the route reassemble-segments: wraps an arriving segment, and returns the message when it is complete.
 * {@link Reassembler} decides in between. Thread-safe.
 */
public final class ReassemblySteps {
    /** Whether the body of a message that was read is a segment of a concatenated one. */
    public boolean isSegment(@Body Object message) {
        return message instanceof Segment;
    }

    public SegmentArrival arrival(Segment segment) {
        return new SegmentArrival(segment);
    }

    /** The message to judge now; empty when segments are missing, or the segment was stored before. */
    public List<ConcatenatedMessage> toJudge(SegmentArrival stored) {
        return stored.toJudge();
    }
}
