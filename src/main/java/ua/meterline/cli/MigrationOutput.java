package ua.meterline.cli;

import java.io.PrintWriter;
import java.util.List;
import ua.meterline.store.transfer.CopiedTable;

/** What was copied from one database to another, for the record. */
final class MigrationOutput {
    private MigrationOutput() {}

    static void print(PrintWriter out, List<CopiedTable> tables, String from, String to) {
        out.println("table                        rows  CRC-32C");
        for (CopiedTable table : tables) {
            if (table.rows() > 0) {
                out.println("%-18s %14d  %08x".formatted(table.name(), table.rows(), table.checksum()));
            }
        }
        long rows = tables.stream().mapToLong(CopiedTable::rows).sum();
        out.println("copied %d rows of %d tables from %s to %s, and compared each value"
                .formatted(rows, tables.size(), from, to));
        out.println();
    }
}
