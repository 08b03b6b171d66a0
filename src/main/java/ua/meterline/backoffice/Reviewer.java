package ua.meterline.backoffice;

/**
 * The reviewer and the reason, for the audit log.
 *
 * @param name of the reviewer, not blank
 * @param why in the words of the reviewer, not blank
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
