package ua.meterline.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ua.meterline.backoffice.RegisteredAccount;

/** The columns of accounts in tables. */
final class AccountTable {
    static final Map<String, Integer> COLUMNS = columns();

    private AccountTable() {}

    private static Map<String, Integer> columns() {
        Map<String, Integer> columns = new LinkedHashMap<>();
        columns.put("account", 10);
        columns.put("meter_digits", 12);
        columns.put("usual_use", 9);
        columns.put("meter_number", 12);
        columns.put("name", 30);
        columns.put("address", 30);
        return columns;
    }

    static List<Object> cells(RegisteredAccount account) {
        return Arrays.asList(
                account.account(),
                account.meterDigits(),
                account.usualUse(),
                account.meterNumber(),
                account.name(),
                account.address());
    }
}
