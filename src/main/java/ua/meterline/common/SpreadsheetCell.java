package ua.meterline.common;

/** Protects text against formula injection (OWASP, "CSV injection"). */
public final class SpreadsheetCell {
    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r";

    private SpreadsheetCell() {}

    /** The text, prefixed with an apostrophe when it starts like a formula. */
    public static String of(String text) {
        return text.isEmpty() || BEGINNINGS_OF_FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
