package ua.meterline.backoffice;

/**
 * What a decision may replace or overrule. Each needs the explicit wish of the reviewer.
 *
 * @param supersedes the id of the decision that the reviewer has seen and replaces; null for the first decision
 * @param overrideLater whether the reading may replace that of a later message of the customer
 * @param force whether a correction that the rules doubt is accepted nevertheless
 */
public record DecisionTerms(Long supersedes, boolean overrideLater, boolean force) {
    /** The first decision, which replaces nothing that is later, and overrules no rule. */
    public static final DecisionTerms FIRST = new DecisionTerms(null, false, false);

    /** The reading may replace that of a later message. */
    public DecisionTerms overridingLater() {
        return new DecisionTerms(supersedes, true, force);
    }

    /** A correction that the rules doubt is accepted. */
    public DecisionTerms forced() {
        return new DecisionTerms(supersedes, overrideLater, true);
    }
}
