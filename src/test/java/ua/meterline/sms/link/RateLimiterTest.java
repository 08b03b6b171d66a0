package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    @Test
    void letsNoMoreThroughThanToldHoweverManyCall() {
        RateLimiter pace = new RateLimiter(100);

        // 41 calls need 40 intervals of 10 ms; an upper bound would only measure how busy the machine is.
        assertThat(timeOf(pace::await, 41)).isBetween(Duration.ofMillis(399), Duration.ofSeconds(20));
    }

    @Test
    void letsNobodyThroughAtOnceWhoWouldHaveToWait() {
        RateLimiter pace = new RateLimiter(10);

        assertThat(pace.now()).isPresent();
        assertThat(pace.now()).isEmpty();
    }

    @Test
    void isSoonInNobodysWayWhereEverythingIsTaken() {
        RateLimiter pace = new RateLimiter(0);

        assertThat(timeOf(() -> pace.await().taken(), 10_000)).isLessThan(Duration.ofSeconds(20));
        assertThat(pace.perSecond()).isGreaterThan(1_000);
    }

    @Test
    void givesWayWhereItIsRefused() {
        RateLimiter pace = new RateLimiter(0);
        double before = pace.perSecond();
        pace.await().refused();

        assertThat(pace.perSecond()).isLessThan(before);
    }

    @Test
    void doesNotSaveUpTurnsThatNobodyTook() {
        RateLimiter pace = new RateLimiter(100);
        timeOf(new RateLimiter(100)::await, 21); // some 200 ms in which nobody asks the first one

        assertThat(timeOf(pace::await, 21)).isGreaterThanOrEqualTo(Duration.ofMillis(199));
    }

    private static Duration timeOf(Runnable call, int calls) {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            long begin = System.nanoTime();
            CompletableFuture.allOf(IntStream.range(0, calls)
                            .mapToObj(i -> CompletableFuture.runAsync(call, callers))
                            .toArray(CompletableFuture[]::new))
                    .join();
            return Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            callers.shutdownNow();
        }
    }
}
