package ua.meterline.joining;

import java.util.List;

/**
 * A part on its way into the store, and what came of it there. Used by one thread after the other: the one that brings the
 * part, the one that writes, and the first again when the part is stored.
 */
public final class Arrival {
    private final MessagePart part;
    private LongMessage toJudge;

    public Arrival(MessagePart part) {
        this.part = part;
    }

    public MessagePart part() {
        return part;
    }

    void judge(LongMessage message) {
        toJudge = message;
    }

    /** It may have been decided on before, in a group that could not be stored. */
    void waitForMore() {
        toJudge = null;
    }

    /** The message that is to be judged now, if any. */
    List<LongMessage> toJudge() {
        return toJudge == null ? List.of() : List.of(toJudge);
    }
}
