package ua.meterline.mail.text;

/**
 * A number that may be an account or a reading.
 *
 * @param digits ten for an account, one to five for a reading
 * @param strength how strong the evidence is
 * @param line the line of the text, counted from 0
 */
record Candidate(String digits, Strength strength, int line) {
    /** From the weakest to the strongest. */
    enum Strength {
        /** In the line of an account, without other evidence. */
        LOOSE,
        /** Alone in its line, or directly after an account. */
        BARE,
        /** Followed by cubic metres. */
        UNIT,
        /** Named by a word. */
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
