package ua.meterline.common;

import java.time.Duration;
import java.util.stream.LongStream;

/** The upper bounds of all latency histograms, 5 ms to 5 s: fixed, so that histograms of several gateways add up. */
public final class LatencyBuckets {
    private static final long[] MILLIS = {5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000};

    private LatencyBuckets() {}

    public static Duration[] bounds() {
        return LongStream.of(MILLIS).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }
}
