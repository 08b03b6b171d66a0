package ua.meterline.cli;

/** A cell of a CSV file (RFC 4180) that no spreadsheet takes for a formula. */
final class CsvCell {
    private CsvCell() {}

    /** In quotation marks where commas, quotation marks or line ends ask for it; after an apostrophe where it begins a formula. */
    static String of(String text) {
        String harmless = text.matches("(?s)[=+\\-@\\t\\r].*") ? "'" + text : text;
        return harmless.matches("(?s).*[\",\\r\\n].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
