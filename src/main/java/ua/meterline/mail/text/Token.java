package ua.meterline.mail.text;

/**
 * A piece of a folded text.
 *
 * @param text a word, the digits of a number, or a sign
 * @param line counted from 0
 * @param cell counted from 0 over the whole text; a line, or a part of one between tabs
 */
record Token(Kind kind, String text, int line, int cell) {
    enum Kind {
        WORD,
        NUMBER,
        /** A date, a phone number, a mail or web address: neither a reading nor an account. */
        IRRELEVANT,
        SIGN
    }

    Token below(int lines) {
        return new Token(kind, text, line + lines, cell + lines);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean isSign(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }
}
