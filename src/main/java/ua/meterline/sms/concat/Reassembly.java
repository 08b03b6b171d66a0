package ua.meterline.sms.concat;

import java.util.List;

/** The steps of a route before and after a segment is stored; {@link Reassembler} decides in between. Thread-safe. */
public final class Reassembly {
    public SegmentArrival arrival(Segment segment) {
        return new SegmentArrival(segment);
    }

    /** The message to judge now; empty when segments are missing, or the segment was stored before. */
    public List<ConcatenatedMessage> toJudge(SegmentArrival stored) {
        return stored.toJudge();
    }
}
