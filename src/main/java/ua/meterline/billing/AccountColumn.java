package ua.meterline.billing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of an account file, in their default order. */
enum AccountColumn {
    ACCOUNT,
    NAME,
    ADDRESS,
    METER_DIGITS,
    USUAL_USE,
    METER_NUMBER;

    static final List<AccountColumn> ALL = List.of(values());

    /** All of them, as they are written in a header. */
    static String names() {
        return ALL.stream().map(AccountColumn::label).collect(Collectors.joining(", "));
    }

    /** As in a header and in the table {@code account}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code METER_DIGITS} is written {@code meter_digits}, {@code Meter digits} or {@code meter-digits}. */
    static Optional<AccountColumn> named(String name) {
        String wanted = name.strip().toUpperCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return Arrays.stream(values())
                .filter(column -> column.name().equals(wanted))
                .findFirst();
    }
}
