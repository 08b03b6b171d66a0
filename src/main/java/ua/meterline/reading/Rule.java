package ua.meterline.reading;

/** One reason for not taking a reading as it is. Implementations are immutable, and quick: each judges every reading. */
public interface Rule {
    /** As it stands in settings, in {@code message.reason} and in {@code held_reading.rules}. */
    String name();

    RuleVerdict judge(StatedReading stated);

    /** Whether it also judges a value that was accepted for the period before and is only stated once more. */
    boolean judgesRestatements();
}
