package ua.meterline.outbox;

import java.time.Instant;

/**
 * In what a notice differs from a reply.
 *
 * @param expiresAt it is not sent at this time or later
 */
public record NoticeTerms(NoticeKind kind, Instant expiresAt) {
    public boolean isExpiredAt(Instant moment) {
        return !moment.isBefore(expiresAt);
    }
}
