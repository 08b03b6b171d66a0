package ua.meterline.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import ua.meterline.reading.BillingPeriod;

/**
 * What exports would write, as of a time. Immutable.
 *
 * @param took how long it was counted
 * @param byPeriod only periods with something
 */
public record NotExported(Instant asOf, Duration took, Map<BillingPeriod, Counts> byPeriod) {
    /**
     * Lines of a batch.
     *
     * @param fresh readings that no batch has
     * @param corrections of readings that a batch has with another value
     * @param withdrawals of readings that a batch has, and nothing counts any more
     */
    public record Counts(long fresh, long corrections, long withdrawals) {
        static final Counts NONE = new Counts(0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(fresh + more.fresh, corrections + more.corrections, withdrawals + more.withdrawals);
        }

        public long all() {
            return fresh + corrections + withdrawals;
        }
    }

    public NotExported {
        byPeriod = Map.copyOf(byPeriod);
    }

    public Counts of(BillingPeriod period) {
        return byPeriod.getOrDefault(period, Counts.NONE);
    }
}
