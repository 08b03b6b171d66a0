package ua.meterline.backoffice.overview;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a running gateway knows without a query. Thread-safe, and returns at once. */
public interface LiveFigures {
    /**
     * A part as it is now.
     *
     * @param name of a link; empty where there is one of the kind
     */
    record Part(PartState.Kind kind, String name, PartState.State state) {}

    List<Part> parts();

    Replies replies();

    Reviews reviews();

    /**
     * Pending replies.
     *
     * @param sms by SMS, including those that wait for a retry
     * @param late for how long the oldest due one has been due
     * @param mails by mail
     */
    record Replies(long sms, Duration late, long mails) {}

    /** Held messages without a decision. */
    record Reviews(long waiting, Optional<Instant> oldest) {}
}
