package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.StoredState.AccountPeriod;

/** Asks {@code select-exported.sql} which dated readings are for periods that were exported. */
final class ExportedPeriods {
    private ExportedPeriods() {}

    static List<Map<String, Object>> wanted(List<JudgedMessage> group) {
        List<String> readings = group.stream()
                .filter(JudgedMessage::isDated)
                .map(judged -> ((Accepted) judged.outcome()).reading())
                .map(ExportedPeriods::key)
                .distinct()
                .toList();
        return readings.isEmpty() ? List.of() : List.of(row("readings", Rows.json(readings)));
    }

    private static String key(MeterReading reading) {
        return reading.account().digits() + " " + reading.period();
    }

    static Set<AccountPeriod> among(List<Map<String, Object>> rows) {
        return rows.stream()
                .map(row ->
                        new AccountPeriod(new AccountNumber((String) row.get("account")), BillingPeriod.parse((String)
                                row.get("period"))))
                .collect(Collectors.toSet());
    }
}
