package ua.meterline.billing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of an account file, in their default order. */
enum AccountColumn {
    ACCOUNT,
    NAME,
    ADDRESS,
    METER_DIGITS,
    USUAL_USE,
    METER_NUMBER;

    /** The columns named by a header; empty when a name is unknown or the account is missing. */
    static Optional<List<AccountColumn>> named(List<String> header) {
        List<AccountColumn> columns = header.stream()
                .map(AccountColumn::named)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return columns.size() == header.size() && columns.contains(ACCOUNT) ? Optional.of(columns) : Optional.empty();
    }

    /** {@code METER_DIGITS} is written {@code meter_digits}, {@code Meter digits} or {@code meter-digits}. */
    private static Optional<AccountColumn> named(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return Arrays.stream(values())
                .filter(column -> column.name().equals(wanted))
                .findFirst();
    }
}
