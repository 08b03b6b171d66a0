package ua.meterline.reading.rules;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import ua.meterline.reading.AccountHistory;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.PastReading;
import ua.meterline.reading.StatedReading;

/**
 * The consumption since the previous effective reading, according to a stated one.
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
        BillingPeriod period = stated.reading().period();
        return stated.history().effectiveBefore(period).map(previous -> {
            Dial dial = Dial.of(stated.history().registration(), previous.value());
            return new Consumption(
                    previous,
                    previous.period().monthsUntil(period),
                    dial.use(previous.value(), stated.reading().value()),
                    stated.reading().value().value() < previous.value().value());
        });
    }

    /** Whether the use is known and within the limits. */
    boolean isWithin(ConsumptionLimits limits, AccountHistory history) {
        return use.isPresent() && !limits.areExceededBy(use.getAsInt(), months, () -> usual(history));
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
        Dial dial = Dial.of(history.registration(), from.get().value());
        return dial.use(from.get().value(), to.get().value());
    }
}
