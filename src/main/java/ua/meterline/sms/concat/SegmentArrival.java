package ua.meterline.sms.concat;

import java.util.List;

/**
 * A segment on its way into the store, and the result of storing it. Used by one thread after the other: the
 * receiving one, the writing one, and the receiving one again after the commit.
 */
public final class SegmentArrival {
    private final Segment segment;
    private ConcatenatedMessage toJudge;

    public SegmentArrival(Segment segment) {
        this.segment = segment;
    }

    public Segment segment() {
        return segment;
    }

    void judge(ConcatenatedMessage message) {
        toJudge = message;
    }

    /** Forgets the result of an earlier group that could not be stored. */
    void reset() {
        toJudge = null;
    }

    /** The message to judge now, if any. */
    List<ConcatenatedMessage> toJudge() {
        return toJudge == null ? List.of() : List.of(toJudge);
    }
}
