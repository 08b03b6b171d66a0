package ua.meterline.sms.concat;

import java.util.List;

/** What a route asks before and after a part is stored; {@link Reassembler} decides in between. Thread-safe. */
public final class Reassembly {
    public SegmentArrival arrival(Segment part) {
        return new SegmentArrival(part);
    }

    /** The message to be judged now; none when more parts are awaited, or the part was there already. */
    public List<ConcatenatedMessage> toJudge(SegmentArrival stored) {
        return stored.toJudge();
    }
}
