package ua.meterline.reading;

/** A plausibility rule. Implementations are immutable and fast: every rule judges every reading. */
public interface Rule {
    /** The name in settings, in {@code message.reason} and in {@code held_reading.rules}. */
    String name();

    RuleVerdict judge(StatedReading stated);

    /** Whether it also judges duplicates: values already accepted for the period. */
    boolean appliesToDuplicates();
}
