package ua.meterline.cli;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import ua.meterline.backoffice.AccountRegistry;
import ua.meterline.backoffice.RegisteredAccount;
import ua.meterline.config.Settings;

/** The table of accounts with its options, common to all commands that list some. */
final class AccountTable {
    private static final List<TableFormat.Column> COLUMNS = List.of(
            new TableFormat.Column("account", 10),
            new TableFormat.Column("meter_digits", 12),
            new TableFormat.Column("usual_use", 9),
            new TableFormat.Column("meter_number", 12),
            new TableFormat.Column("name", 30),
            new TableFormat.Column("address", 30));

    @Mixin
    private LimitOption limit;

    @Mixin
    private TableFormat format;

    @Mixin
    private EmptyResultOption emptyResult;

    /** Visits accounts of the registry, and returns how many. */
    @FunctionalInterface
    interface Listing {
        long visit(AccountRegistry registry, long limit, Consumer<RegisteredAccount> visitor) throws SQLException;
    }

    /**
     * Prints the accounts; a table without one is said on standard error.
     *
     * @param none what is said
     * @return the exit code
     */
    int print(Connection connection, Settings settings, PrintWriter out, PrintWriter err, String none, Listing listing)
            throws Exception {
        long atMost = limit.limit();
        long found;
        try (TableFormat.Table table = format.table(out, settings, COLUMNS)) {
            found = listing.visit(new AccountRegistry(connection), atMost, account -> table.row(cells(account)));
        }
        if (found == 0) {
            err.println("meterline: " + none);
        } else if (found == atMost) {
            err.println("meterline: the first %d; --limit shows more".formatted(found));
        }
        return emptyResult.exitCode(found == 0);
    }

    private static List<Object> cells(RegisteredAccount account) {
        return Arrays.asList(
                account.account(),
                account.meterDigits(),
                account.usualUse(),
                account.meterNumber(),
                account.name(),
                account.address());
    }
}
