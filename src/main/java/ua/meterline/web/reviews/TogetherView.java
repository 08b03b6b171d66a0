package ua.meterline.web.reviews;

import java.util.List;

/** What became of a decision about several cases. */
public record TogetherView(QueueQuery query, List<Line> lines) {
    /** @param words why it was refused, or what counts now */
    public record Line(long messageId, boolean done, String words) {}

    public long done() {
        return lines.stream().filter(Line::done).count();
    }

    public long refused() {
        return lines.size() - done();
    }
}
