package ua.meterline.billing;

/** A text that a spreadsheet shows and does not compute. */
public final class SpreadsheetCell {
    private static final String BEGINNINGS_OF_FORMULAS = "=+-@\t\r";

    private SpreadsheetCell() {}

    /** The text, behind an apostrophe where it begins as a formula would (OWASP, "CSV injection"). */
    public static String of(String text) {
        return text.isEmpty() || BEGINNINGS_OF_FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
