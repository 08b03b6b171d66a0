package ua.meterline.backoffice;

/**
 * Who decides, and why, for the record.
 *
 * @param name of the person, not blank
 * @param why in the person's words, not blank
 */
public record Reviewer(String name, String why) {
    /** @throws IllegalArgumentException when either is blank */
    public Reviewer {
        name = name.strip();
        why = why.strip();
        if (name.isEmpty() || why.isEmpty()) {
            throw new IllegalArgumentException("a decision needs a name and a reason");
        }
    }
}
