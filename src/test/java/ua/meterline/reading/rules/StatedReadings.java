package ua.meterline.reading.rules;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.PastReading;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.Registration;
import ua.meterline.reading.StatedReading;

/** Stated readings for tests: a value for a period, with a history such as {@code 2026-09=100 2026-10=150}. */
final class StatedReadings {
    static final Registration NO_REGISTRY = new Registration.NoRegistry();

    private StatedReadings() {}

    static StatedReading stated(String period, int value, String history) {
        return stated(period, value, true, history, NO_REGISTRY);
    }

    static StatedReading stated(String period, int value, boolean onTime, String history, Registration registration) {
        MeterReading reading = new MeterReading(
                new AccountNumber("0501234567"), new RegisterValue(value), BillingPeriod.parse(period), onTime);
        return new StatedReading("380671112233", reading, new AccountHistory(registration, readings(history)));
    }

    /** In the order in which they were stated; a trailing {@code !} marks a late one. */
    static List<PastReading> readings(String history) {
        List<String> parts = Stream.of((history == null ? "" : history).split(" "))
                .filter(part -> !part.isEmpty())
                .toList();
        return Stream.iterate(0, i -> i < parts.size(), i -> i + 1)
                .map(i -> reading(parts.get(i), i + 1))
                .toList();
    }

    private static PastReading reading(String part, int messageId) {
        String[] periodAndValue = part.replace("!", "").split("=");
        return new PastReading(
                BillingPeriod.parse(periodAndValue[0]),
                new RegisterValue(Integer.parseInt(periodAndValue[1])),
                !part.endsWith("!"),
                messageId);
    }

    /** Null: the registry has no such value. */
    static Registration registered(Integer meterDigits, Integer usualUse) {
        return new Registration.Known(optional(meterDigits), optional(usualUse));
    }

    private static OptionalInt optional(Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
