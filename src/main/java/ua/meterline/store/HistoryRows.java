package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.MeterReplacement;
import ua.meterline.reading.PastReading;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.Registration;

/** Asks {@code select-known.sql} for the history of the accounts in a group, and reads the answer. */
final class HistoryRows {
    private HistoryRows() {}

    /** The parameters; {@code messages}: how many ids the group needs, where they are drawn. */
    static Map<String, Object> wanted(Collection<JudgedMessage> group) {
        List<MeterReading> readings =
                group.stream().flatMap(judged -> judged.reading().stream()).toList();
        List<String> accounts = readings.stream()
                .map(reading -> reading.account().digits())
                .distinct()
                .toList();
        return row("messages", group.size(), "accounts", Rows.json(accounts), "since", since(readings));
    }

    private static String since(List<MeterReading> readings) {
        return readings.stream()
                .map(MeterReading::period)
                .min(BillingPeriod::compareTo)
                .map(first -> first.plusMonths(-AccountHistory.MONTHS).toString())
                .orElse("");
    }

    /** One row of the answer, other than the first. */
    static AccountHistory history(Map<String, Object> row) {
        return new AccountHistory(registration(row), pastReadings((String) row.get("readings")), replacements((String)
                row.get("replacements")));
    }

    static AccountNumber account(Map<String, Object> row) {
        return new AccountNumber((String) row.get("account"));
    }

    private static Registration registration(Map<String, Object> row) {
        if (!(row.get("registered") instanceof Number registered)) {
            return new Registration.NoRegistry();
        }
        return registered.intValue() == 0
                ? new Registration.Unknown()
                : new Registration.Known(optional(row.get("meter_digits")), optional(row.get("usual_use")));
    }

    private static OptionalInt optional(Object number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(((Number) number).intValue());
    }

    private static List<PastReading> pastReadings(String readings) {
        List<PastReading> past = new ArrayList<>();
        for (int start = 0; readings != null && start < readings.length(); ) {
            int comma = readings.indexOf(',', start);
            int end = comma < 0 ? readings.length() : comma;
            past.add(pastReading(readings, start, end));
            start = end + 1;
        }
        return past;
    }

    /** By hand: this is done for each of some hundred thousand readings a minute. */
    private static PastReading pastReading(String text, int start, int end) {
        int value = text.indexOf(' ', start) + 1;
        int counted = text.indexOf(' ', value) + 1;
        int review = text.indexOf(' ', counted + 2) + 1;
        int meter = text.indexOf(' ', review) + 1;
        return new PastReading(
                new BillingPeriod(YearMonth.of(
                        Integer.parseInt(text, start, start + 4, 10),
                        Integer.parseInt(text, start + 5, value - 1, 10))),
                new RegisterValue(Integer.parseInt(text, value, counted - 1, 10)),
                text.charAt(counted) == '1',
                Long.parseLong(text, counted + 2, review - 1, 10),
                Long.parseLong(text, review, meter - 1, 10),
                Integer.parseInt(text, meter, end, 10));
    }

    /** Few accounts have any. */
    private static List<MeterReplacement> replacements(String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(",")).map(HistoryRows::replacement).toList();
    }

    private static MeterReplacement replacement(String text) {
        String[] parts = text.split(" ");
        int digits = Integer.parseInt(parts[4]);
        return new MeterReplacement(
                Integer.parseInt(parts[0]),
                BillingPeriod.parse(parts[1]),
                new RegisterValue(Integer.parseInt(parts[2])),
                new RegisterValue(Integer.parseInt(parts[3])),
                digits == 0 ? OptionalInt.empty() : OptionalInt.of(digits));
    }
}
