package ua.meterline.reading.rules;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.MeterReplacement;
import ua.meterline.reading.PastReading;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.StatedReading;

/**
 * The consumption between two readings, one of them as stated.
 *
 * @param months between the two, at least 1
 * @param use empty when the value fell and a roll-over does not explain it
 * @param fell whether the value is below the previous one
 */
record Consumption(PastReading previous, int months, OptionalInt use, boolean fell) {
    private static final int EARLIER_YEARS = 3;
    private static final int MONTHS_OF_A_YEAR = 12;

    /** Empty for the first reading of an account. */
    static Optional<Consumption> of(StatedReading stated) {
        return stated.history()
                .effectiveBefore(stated.reading().period())
                .map(previous -> between(previous, asPast(stated), stated.history()));
    }

    /** From a stated reading to the next effective one; empty for the last reading of an account. */
    static Optional<Consumption> afterwards(StatedReading stated) {
        return stated.history()
                .effectiveAfter(stated.reading().period())
                .map(next -> between(asPast(stated), next, stated.history()));
    }

    private static PastReading asPast(StatedReading stated) {
        MeterReading reading = stated.reading();
        return new PastReading(reading.period(), reading.value(), reading.onTime(), Long.MAX_VALUE, 0, reading.meter());
    }

    private static Consumption between(PastReading from, PastReading to, AccountHistory history) {
        OptionalInt use = use(history, from, to);
        boolean fell = from.meter() == to.meter()
                ? to.value().value() < from.value().value()
                : use.isEmpty(); // the values of two meters are not compared
        return new Consumption(from, from.period().monthsUntil(to.period()), use, fell);
    }

    /** Whether the use is known and within the limits. */
    boolean isWithin(ConsumptionLimits limits, AccountHistory history) {
        return use.isPresent() && !limits.areExceededBy(use.getAsInt(), months, () -> usual(history));
    }

    /** The highest value that the limits allow after the previous one. */
    int highest(ConsumptionLimits limits, AccountHistory history) {
        return previous.value().value() + limits.highest(months, () -> usual(history));
    }

    /**
     * The usual consumption in as many months: of the same months of earlier years, or of the registry, or on
     * average; empty when unknown.
     */
    private OptionalDouble usual(AccountHistory history) {
        OptionalDouble inSeason = inTheSameMonthsOfEarlierYears(history);
        if (inSeason.isPresent()) {
            return inSeason;
        }
        OptionalInt registered = history.registration().usualUse();
        return registered.isPresent() ? OptionalDouble.of((double) registered.getAsInt() * months) : onAverage(history);
    }

    private OptionalDouble inTheSameMonthsOfEarlierYears(AccountHistory history) {
        int sum = 0;
        int years = 0;
        for (int year = 1; year <= EARLIER_YEARS; year++) {
            BillingPeriod from = previous.period().plusMonths(-year * MONTHS_OF_A_YEAR);
            OptionalInt then = use(history, history.effective(from), history.effective(from.plusMonths(months)));
            if (then.isPresent()) {
                sum += then.getAsInt();
                years++;
            }
        }
        return years == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) sum / years);
    }

    private OptionalDouble onAverage(AccountHistory history) {
        Optional<PastReading> first = history.earliest();
        OptionalInt since = use(history, first, Optional.of(previous));
        int monthsSince = first.orElse(previous).period().monthsUntil(previous.period());
        return since.isEmpty() || monthsSince <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) since.getAsInt() / monthsSince * months);
    }

    private static OptionalInt use(AccountHistory history, Optional<PastReading> from, Optional<PastReading> to) {
        if (from.isEmpty() || to.isEmpty()) {
            return OptionalInt.empty();
        }
        return use(history, from.get(), to.get());
    }

    /** Across replacements: what each meter showed at its end, less what it showed before. Empty where unknown. */
    private static OptionalInt use(AccountHistory history, PastReading from, PastReading to) {
        int sum = 0;
        RegisterValue before = from.value();
        for (int meter = from.meter(); meter < to.meter(); meter++) {
            Optional<MeterReplacement> end = history.endOf(meter);
            OptionalInt use = end.isEmpty()
                    ? OptionalInt.empty()
                    : use(history, meter, before, end.get().finalValue());
            if (use.isEmpty()) {
                return OptionalInt.empty();
            }
            sum += use.getAsInt();
            before = end.get().startValue();
        }
        OptionalInt last =
                from.meter() > to.meter() ? OptionalInt.empty() : use(history, to.meter(), before, to.value());
        return last.isEmpty() ? last : OptionalInt.of(sum + last.getAsInt());
    }

    private static OptionalInt use(AccountHistory history, int meter, RegisterValue from, RegisterValue to) {
        return Dial.of(history.digitsOf(meter), from).use(from, to);
    }
}
