package ua.meterline.sms.concat;

import java.util.List;

/**
 * A part on its way into the store, and what came of it there. Used by one thread after the other: the one that brings the
 * part, the one that writes, and the first again when the part is stored.
 */
public final class SegmentArrival {
    private final Segment part;
    private ConcatenatedMessage toJudge;

    public SegmentArrival(Segment part) {
        this.part = part;
    }

    public Segment part() {
        return part;
    }

    void judge(ConcatenatedMessage message) {
        toJudge = message;
    }

    /** It may have been decided on before, in a group that could not be stored. */
    void waitForMore() {
        toJudge = null;
    }

    /** The message that is to be judged now, if any. */
    List<ConcatenatedMessage> toJudge() {
        return toJudge == null ? List.of() : List.of(toJudge);
    }
}
