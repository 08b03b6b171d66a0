package ua.meterline.backoffice;

/**
 * What a decision may replace. Both need the explicit wish of the reviewer.
 *
 * @param supersedes the id of the decision that the reviewer has seen and replaces; null for the first decision
 * @param overrideLater whether the reading may replace that of a later message of the customer
 */
public record DecisionTerms(Long supersedes, boolean overrideLater) {
    /** The first decision, which replaces nothing that is later. */
    public static final DecisionTerms FIRST = new DecisionTerms(null, false);
}
