package ua.meterline.sms.concat;

import java.util.List;

/**
 * Decides, in the order they came, to which long message parts belong, and which messages are whole with them. Used by the
 * thread that writes.
 */
public final class Reassembler {
    private final ReassemblyLimits limits;

    public Reassembler(ReassemblyLimits limits) {
        this.limits = limits;
    }

    /** The rows that are new or changed; each arrival is told what comes of it. */
    public List<StoredSegment> decide(List<SegmentArrival> group, KnownSegments known) {
        IncompleteMessages messages = new IncompleteMessages(known);
        for (SegmentArrival arrival : group) {
            arrival.waitForMore();
            decide(arrival, messages);
        }
        return messages.changes();
    }

    private void decide(SegmentArrival arrival, IncompleteMessages messages) {
        Segment part = arrival.part();
        SegmentSet waiting = messages.waitingFor(part);
        if (waiting != null && waiting.contradicts(part)) {
            // The sender uses the reference for another message; the rest of this one will not come.
            messages.close(waiting, SegmentState.INCOMPLETE);
            waiting = null;
        }
        boolean repeated = messages.wasInAnEarlierMessage(part);
        if (waiting == null) {
            if (!limits.allowOneMore(messages.waiting(), messages.waitingOf(part.sender()))) {
                // A repeated one was judged in the earlier message; another one is judged by itself.
                if (!repeated) {
                    arrival.judge(new ConcatenatedMessage(null, List.of(part)));
                }
                return;
            }
            waiting = messages.open(part);
        }
        waiting.add(part, repeated);
        if (waiting.isWhole()) {
            messages.close(waiting, SegmentState.COMPLETE);
            arrival.judge(waiting.toLongMessage());
        }
    }
}
