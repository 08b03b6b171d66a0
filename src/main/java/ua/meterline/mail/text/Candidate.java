package ua.meterline.mail.text;

/**
 * A number that may be an account or a reading.
 *
 * @param digits ten for an account, one to five for a reading
 * @param strength how surely it is one
 * @param line where it stands
 */
record Candidate(String digits, Strength strength, int line) {
    /** From the weakest to the surest. */
    enum Strength {
        /** Nothing speaks for it but its place in the line of an account. */
        LOOSE,
        /** Alone in its line, or right behind an account. */
        BARE,
        /** Followed by cubic metres. */
        UNIT,
        /** A word says so. */
        LABELLED
    }

    boolean isAccount() {
        return digits.length() == 10;
    }

    int value() {
        return Integer.parseInt(digits);
    }

    boolean isAtLeast(Strength other) {
        return strength.compareTo(other) >= 0;
    }
}
