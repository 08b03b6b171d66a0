package ua.meterline.cli;

import java.util.List;
import picocli.CommandLine.Mixin;
import ua.meterline.config.Settings;

/** Prints what it finds as a table, one row each, in the format that is asked for. */
abstract class ListCommand<T> extends SettingsCommand {
    private final List<TableFormat.Column> columns;

    @Mixin
    private TableFormat format;

    @Mixin
    private EmptyResultOption emptyResult;

    ListCommand(TableFormat.Column... columns) {
        this.columns = List.of(columns);
    }

    static TableFormat.Column column(String name, int width) {
        return new TableFormat.Column(name, width);
    }

    /** In the order of the rows. */
    abstract List<T> find(Settings settings) throws Exception;

    /** One for each column; see {@link TableFormat.Table#row}. */
    abstract List<?> cells(T found, DisplayTime times);

    /** The line on standard error after the table; empty for none. */
    abstract String summary(int count);

    @Override
    public final Integer call() throws Exception {
        Settings settings = config.load();
        DisplayTime times = times(settings, format.isForPrograms());
        List<T> all = find(settings);
        try (TableFormat.Table table = format.table(out(), settings, columns)) {
            all.forEach(found -> table.row(cells(found, times)));
        }
        String summary = summary(all.size());
        if (!summary.isEmpty()) {
            err().println("meterline: " + summary);
        }
        return emptyResult.exitCode(all.isEmpty());
    }
}
