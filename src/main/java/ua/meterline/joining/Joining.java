package ua.meterline.joining;

import java.util.List;

/** What a route asks before and after a part is stored; {@link PartDecider} decides in between. Thread-safe. */
public final class Joining {
    public Arrival arrival(MessagePart part) {
        return new Arrival(part);
    }

    /** The message to be judged now; none when more parts are awaited, or the part was there already. */
    public List<LongMessage> toJudge(Arrival stored) {
        return stored.toJudge();
    }
}
