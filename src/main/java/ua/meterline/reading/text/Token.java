package ua.meterline.reading.text;

/**
 * A piece of a folded text.
 *
 * @param form of a number
 * @param text a word, a number as written, or a sign
 * @param digits of a number, without fraction; of a date its month
 * @param capital whether a word begins with a capital letter
 * @param line counted from 0
 * @param column of the line, counted from 0; tabs, bars and wide gaps separate columns
 */
record Token(Kind kind, Form form, String text, String digits, boolean capital, int line, int column) {
    enum Kind {
        WORD,
        NUMBER,
        SIGN
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    boolean is(Form other) {
        return form == other;
    }

    boolean isSign(char sign) {
        return kind == Kind.SIGN && text.charAt(0) == sign;
    }

    boolean isPlainOrDecimal() {
        return form == Form.PLAIN || form == Form.DECIMAL;
    }

    /** Whether it may be a register value by its form. */
    boolean isValue() {
        return isPlainOrDecimal() && digits.length() <= Tokenizer.DIAL_LENGTH;
    }

    /** Whether it has the digits of an account. */
    boolean isTenDigits() {
        return (form == Form.PLAIN || form == Form.GROUPED) && digits.length() == Tokenizer.ACCOUNT_LENGTH;
    }
}
