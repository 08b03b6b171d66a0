package ua.meterline.config;

import ua.meterline.common.CsvDialect;

/** The dialect of all CSV output. */
public record CsvSettings(
        @Setting(
                section = "CSV output",
                name = "meterline.csv.delimiter",
                defaultValue = ";",
                pattern = "[;,|]|tab",
                message = "must be ; or , or | or tab",
                help = """
                        What separates the cells of CSV files: exports, results of lists, and lists that commands print
                        with --format csv. A spreadsheet expects ; where numbers have a decimal comma, as in Ukraine,
                        and , in English. One of ; , | tab.""")
        String delimiter,

        @Setting(
                name = "meterline.csv.byte-order-mark",
                defaultValue = "true",
                help = "Whether CSV files begin with a byte order mark, by which spreadsheets recognise UTF-8.")
        boolean byteOrderMark,

        @Setting(
                name = "meterline.csv.accounts",
                defaultValue = "digits",
                pattern = "digits|formula",
                message = "must be digits or formula",
                help = """
                        digits: accounts are written as they are; a spreadsheet keeps their leading zeros when the file
                        is imported with that column as text. formula: accounts are written ="0501234567", for
                        spreadsheets that open the file by a double click. Not for a billing system.""")
        String accounts) {

    public CsvDialect dialect() {
        char separator = delimiter.equals("tab") ? '\t' : delimiter.charAt(0);
        return new CsvDialect(separator, byteOrderMark, accounts.equals("formula"));
    }
}
