package ua.meterline.billing;

/**
 * What may still change about the readings of a period.
 *
 * @param windowOpen whether its window is not over: customers may still send and correct readings
 * @param inReview how many held messages for it wait for a decision
 */
public record PeriodState(boolean windowOpen, long inReview) {
    public boolean isFinal() {
        return !windowOpen && inReview == 0;
    }
}
