package ua.meterline.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of an account when a reading arrives: its registration and its recent accepted readings, in no order.
 * Immutable.
 */
public record AccountHistory(
        Registration registration, List<PastReading> readings, List<MeterReplacement> replacements) {
    /** How many months of history before the period of a reading are needed: three years and one month. */
    public static final int MONTHS = 37;

    /** An account without readings, where there is no registry. */
    public static final AccountHistory NONE = new AccountHistory(new Registration.NoRegistry(), List.of());

    public AccountHistory {
        readings = List.copyOf(readings);
        replacements = replacements.stream()
                .sorted(Comparator.comparingInt(MeterReplacement::meter))
                .toList();
    }

    /** An account whose meter was never replaced. */
    public AccountHistory(Registration registration, List<PastReading> readings) {
        this(registration, readings, List.of());
    }

    /** The number of the meter whose readings are for this period. */
    public int meterIn(BillingPeriod period) {
        return replacements.stream()
                .filter(replacement -> !period.isBefore(replacement.period()))
                .mapToInt(MeterReplacement::meter)
                .max()
                .orElse(1);
    }

    /** Whether the account had this meter in the period. In that of a replacement, it had both. */
    public boolean hasMeter(int meter, BillingPeriod period) {
        boolean began = meter == 1
                || replacements.stream()
                        .anyMatch(
                                replacement -> replacement.meter() == meter && !period.isBefore(replacement.period()));
        return began && endOf(meter).map(end -> !end.period().isBefore(period)).orElse(true);
    }

    /** The replacement that ended this meter. */
    public Optional<MeterReplacement> endOf(int meter) {
        return replacements.stream()
                .filter(replacement -> replacement.meter() == meter + 1)
                .findFirst();
    }

    /** How many digits the dial of this meter has, as far as it is known. */
    public OptionalInt digitsOf(int meter) {
        return endOf(meter).map(MeterReplacement::oldDigits).orElseGet(registration::meterDigits);
    }

    /** The effective reading of the period, across all channels. */
    public Optional<PastReading> effective(BillingPeriod period) {
        PastReading effective = null;
        for (PastReading reading : readings) {
            if (reading.period().equals(period) && (effective == null || reading.goesBefore(effective))) {
                effective = reading;
            }
        }
        return Optional.ofNullable(effective);
    }

    /** The effective reading of the last period before this one that has any. */
    public Optional<PastReading> effectiveBefore(BillingPeriod period) {
        BillingPeriod last = null;
        for (PastReading reading : readings) {
            if (reading.period().isBefore(period) && (last == null || last.isBefore(reading.period()))) {
                last = reading.period();
            }
        }
        return last == null ? Optional.empty() : effective(last);
    }

    /** The effective reading of the next period after this one that has any. */
    public Optional<PastReading> effectiveAfter(BillingPeriod period) {
        return readings.stream()
                .map(PastReading::period)
                .filter(period::isBefore)
                .min(BillingPeriod::compareTo)
                .flatMap(this::effective);
    }

    /** The effective reading of the first period that has any. */
    public Optional<PastReading> earliest() {
        return readings.stream()
                .map(PastReading::period)
                .min(BillingPeriod::compareTo)
                .flatMap(this::effective);
    }

    /** Whether this value was accepted for this period before. */
    public boolean states(MeterReading reading) {
        for (PastReading past : readings) {
            if (isTheSame(past, reading)) {
                return true;
            }
        }
        return false;
    }

    /** The history after the message is stored: its value is the latest, whether new or restated. */
    public AccountHistory with(MeterReading reading, long messageId) {
        List<PastReading> all = new ArrayList<>(readings.size() + 1);
        boolean counted = reading.onTime();
        for (PastReading past : readings) {
            if (isTheSame(past, reading)) {
                counted |= past.counted();
            } else {
                all.add(past);
            }
        }
        all.add(new PastReading(reading.period(), reading.value(), counted, messageId, 0, reading.meter()));
        return new AccountHistory(registration, all, replacements);
    }

    private static boolean isTheSame(PastReading past, MeterReading reading) {
        return past.value().equals(reading.value())
                && past.period().equals(reading.period())
                && past.meter() == reading.meter();
    }
}
