package ua.meterline.backoffice.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something that is wrong, which a person has to do something about.
 *
 * @param subject such as the name of a link; empty for none
 * @param since when it began; null where that is not known
 */
public record Finding(Kind kind, String subject, Instant since) {
    /** As the alerts of the same names. */
    private static final Duration LATE_REPLIES = Duration.ofMinutes(5);

    private static final Duration OLD_REVIEW = Duration.ofDays(3);

    /** Each has a section in the runbooks. The most urgent first. */
    public enum Kind {
        DATABASE_NOT_WRITING("MeterlineDatabaseNotWriting"),
        LINK_DOWN("MeterlineLinkDown"),
        LINK_PARTLY("MeterlineLinkDown"),
        REPLIES_LATE("MeterlineRepliesLate"),
        MAILBOX_DISCONNECTED("MeterlineMailboxDisconnected"),
        REVIEWS_OLD("MeterlineReviewsOld");

        private final String runbook;

        Kind(String runbook) {
            this.runbook = runbook;
        }

        /** The heading in {@code docs/runbooks.md}. */
        public String runbook() {
            return runbook;
        }
    }

    static List<Finding> of(
            List<PartState> parts, LiveFigures.Replies replies, LiveFigures.Reviews reviews, Instant now) {
        List<Finding> found = new ArrayList<>();
        parts.stream().filter(part -> part.state() != PartState.State.UP).forEach(part -> found.add(of(part)));
        if (replies.late().compareTo(LATE_REPLIES) > 0) {
            found.add(new Finding(Kind.REPLIES_LATE, "", now.minus(replies.late())));
        }
        reviews.oldest()
                .filter(oldest -> oldest.isBefore(now.minus(OLD_REVIEW)))
                .ifPresent(oldest -> found.add(new Finding(Kind.REVIEWS_OLD, "", oldest)));
        found.sort(Comparator.comparing(Finding::kind));
        return found;
    }

    private static Finding of(PartState part) {
        Kind kind = switch (part.kind()) {
            case DATABASE -> Kind.DATABASE_NOT_WRITING;
            case MAILBOX -> Kind.MAILBOX_DISCONNECTED;
            case LINK -> part.state() == PartState.State.DOWN ? Kind.LINK_DOWN : Kind.LINK_PARTLY;
        };
        return new Finding(kind, part.name(), part.since());
    }
}
