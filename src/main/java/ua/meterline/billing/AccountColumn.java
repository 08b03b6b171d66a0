package ua.meterline.billing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The columns of an account file, in their default order. */
enum AccountColumn {
    ACCOUNT("рахунок", "особовий рахунок", "о/р", "лицевой счет"),
    NAME("ім'я", "піб", "п.і.б.", "абонент", "споживач", "фио"),
    ADDRESS("адреса", "адрес"),
    METER_DIGITS("цифр", "розрядність"),
    USUAL_USE("звичайно", "середнє споживання"),
    METER_NUMBER("номер лічильника", "лічильник"),
    PHONE("телефон", "телефони", "тел", "тел.", "номер телефону", "номер телефона", "мобільний");

    private final List<String> otherNames;

    AccountColumn(String... otherNames) {
        this.otherNames = List.of(otherNames);
    }

    static final List<AccountColumn> ALL = List.of(values());

    /** All of them, as they are written in a header. */
    static String names() {
        return ALL.stream().map(AccountColumn::label).collect(Collectors.joining(", "));
    }

    /** As in a header and in the table {@code account}. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@code METER_DIGITS} is written {@code meter_digits}, {@code Meter digits} or {@code meter-digits}; each has
     * other names in Ukrainian.
     */
    static Optional<AccountColumn> named(String name) {
        String written = name.strip().toLowerCase(Locale.ROOT).replace('’', '\'');
        String wanted = written.replace(' ', '_').replace('-', '_');
        return Arrays.stream(values())
                .filter(column -> column.label().equals(wanted) || column.otherNames.contains(written))
                .findFirst();
    }
}
