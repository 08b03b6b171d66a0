package ua.meterline.backoffice;

import ua.meterline.backoffice.staff.Actor;

/**
 * The reviewer and the reason, for the record.
 *
 * @param name of the reviewer, not blank
 * @param why in the words of the reviewer, not blank
 * @param actor for the audit log
 */
public record Reviewer(String name, String why, Actor actor) {
    /** @throws IllegalArgumentException when either is blank */
    public Reviewer {
        name = name.strip();
        why = why.strip();
        if (name.isEmpty() || why.isEmpty()) {
            throw new IllegalArgumentException("a decision needs a name and a reason");
        }
    }

    /** Who gives a command. */
    public Reviewer(String name, String why) {
        this(name, why, Actor.ofCommand());
    }
}
