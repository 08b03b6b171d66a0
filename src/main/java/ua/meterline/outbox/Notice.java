package ua.meterline.outbox;

import java.time.Instant;

/**
 * An SMS that answers no message, to be scheduled by {@link Notices}.
 *
 * @param recipient a number in E.164 form
 * @param text at most what fits into one SMS
 * @param dueAt when it is sent at the earliest
 * @param expiresAt it is not sent at this time or later; after {@code dueAt}
 */
public record Notice(NoticeKind kind, String recipient, String text, Instant dueAt, Instant expiresAt) {
    /** @throws IllegalArgumentException when it could never be sent */
    public Notice {
        if (recipient.isEmpty() || text.isEmpty()) {
            throw new IllegalArgumentException("a notice needs a recipient and a text");
        }
        if (!expiresAt.isAfter(dueAt)) {
            throw new IllegalArgumentException("a notice must be due before it expires");
        }
    }

    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return "notice (" + kind.label() + ")";
    }
}
