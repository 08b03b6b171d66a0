package ua.meterline.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import ua.meterline.common.CsvDialect;
import ua.meterline.common.Printable;
import ua.meterline.config.Settings;

/** {@code --format text|csv|json}, and rows printed so: aligned columns for people, or CSV, or an object per line. */
final class TableFormat {
    enum Format {
        TEXT,
        CSV,
        JSON
    }

    @Option(
            names = "--format",
            paramLabel = "text|csv|json",
            defaultValue = "text",
            description = "text for people, csv for a spreadsheet, json for one JSON object per line. "
                    + "Default: ${DEFAULT-VALUE}")
    private Format format;

    /** @param width at least, in characters; only for people */
    record Column(String name, int width) {}

    /** Whether programs read the output. */
    boolean isForPrograms() {
        return format != Format.TEXT;
    }

    Table table(PrintWriter out, Settings settings, List<Column> columns) {
        return new Table(out, settings.csv().dialect(), format, columns);
    }

    /** Prints its header before the first row; with CSV also without any row. */
    static final class Table implements AutoCloseable {
        private final PrintWriter out;
        private final CsvDialect csv;
        private final Format format;
        private final List<Column> columns;
        private final List<String> titles;
        private boolean begun;

        private Table(PrintWriter out, CsvDialect csv, Format format, List<Column> columns) {
            this.out = out;
            this.csv = csv;
            this.format = format;
            this.columns = columns;
            this.titles = columns.stream().map(Column::name).toList();
        }

        /** @param cells one for each column; texts, numbers, booleans or null */
        void row(List<?> cells) {
            begin();
            switch (format) {
                case TEXT -> out.println(text(cells));
                case CSV -> out.println(csv.line(protectedCells(cells)));
                case JSON -> out.println(Json.line(named(cells)));
            }
        }

        private void begin() {
            if (!begun) {
                begun = true;
                if (format == Format.TEXT) {
                    out.println(text(titles));
                } else if (format == Format.CSV) {
                    out.println(csv.firstLine(titles));
                }
            }
        }

        private String text(List<?> cells) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < cells.size(); i++) {
                Object cell = cells.get(i);
                String shown = cell == null ? "-" : Printable.plain(cell.toString());
                line.append(i == 0 ? "" : "  ").append(shown);
                line.append(" "
                        .repeat(Math.max(
                                0, i == cells.size() - 1 ? 0 : columns.get(i).width() - shown.length())));
            }
            return line.toString();
        }

        private List<Object> protectedCells(List<?> cells) {
            List<Object> all = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                boolean account = titles.get(i).equals("account") && cells.get(i) != null;
                all.add(account ? csv.account(cells.get(i).toString()) : csv.cell(cells.get(i)));
            }
            return all;
        }

        private Map<String, Object> named(List<?> cells) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                row.put(titles.get(i), cells.get(i));
            }
            return row;
        }

        @Override
        public void close() {
            if (format == Format.CSV) {
                begin();
            }
            out.flush();
        }
    }
}
