package ua.meterline.sms.concat;

import java.util.List;

/**
 * Decides, in the order of arrival, which message each segment belongs to and which messages become complete. For use
 * by the writing thread.
 */
public final class Reassembler {
    private final ReassemblyLimits limits;

    public Reassembler(ReassemblyLimits limits) {
        this.limits = limits;
    }

    /** The new and changed rows; each arrival receives the message to judge, if any. */
    public List<StoredSegment> decide(List<SegmentArrival> group, KnownSegments known) {
        IncompleteMessages messages = new IncompleteMessages(known);
        for (SegmentArrival arrival : group) {
            arrival.reset();
            decide(arrival, messages);
        }
        return messages.changes();
    }

    private void decide(SegmentArrival arrival, IncompleteMessages messages) {
        Segment segment = arrival.segment();
        SegmentSet waiting = messages.waitingFor(segment);
        if (waiting != null && waiting.contradicts(segment)) {
            // The sender reuses the reference for another message; the rest of this one will not arrive.
            messages.close(waiting, SegmentState.INCOMPLETE);
            waiting = null;
        }
        boolean repeated = messages.wasInAnEarlierMessage(segment);
        if (waiting == null) {
            if (!limits.allowOneMore(messages.waiting(), messages.waitingOf(segment.sender()))) {
                // A repeated one was judged with its earlier message; another one is judged alone.
                if (!repeated) {
                    arrival.judge(new ConcatenatedMessage(null, List.of(segment)));
                }
                return;
            }
            waiting = messages.open(segment);
        }
        waiting.add(segment, repeated);
        if (waiting.isWhole()) {
            messages.close(waiting, SegmentState.COMPLETE);
            arrival.judge(waiting.toMessage());
        }
    }
}
