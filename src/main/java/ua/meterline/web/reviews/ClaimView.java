package ua.meterline.web.reviews;

import ua.meterline.backoffice.review.Claim;

/**
 * Who works on a case.
 *
 * @param claim null while the case is free
 * @param person who looks at it
 */
public record ClaimView(long messageId, Claim claim, String person) {
    public boolean isOwn() {
        return claim != null && claim.by().equals(person);
    }
}
