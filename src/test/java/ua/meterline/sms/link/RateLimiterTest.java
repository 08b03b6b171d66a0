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
    void keepsTheLimitWithManyCallers() {
        RateLimiter rateLimiter = new RateLimiter(100);

        // 41 calls need 40 intervals of 10 ms; an upper bound would depend on the load of the machine.
        assertThat(timeOf(rateLimiter::acquire, 41)).isBetween(Duration.ofMillis(399), Duration.ofSeconds(20));
    }

    @Test
    void deniesAPermitThatWouldHaveToWait() {
        RateLimiter rateLimiter = new RateLimiter(10);

        assertThat(rateLimiter.tryAcquire()).isPresent();
        assertThat(rateLimiter.tryAcquire()).isEmpty();
    }

    @Test
    void delaysNothingWithoutALimitWhileEverythingIsAccepted() {
        RateLimiter rateLimiter = new RateLimiter(0);

        assertThat(timeOf(() -> rateLimiter.acquire().accepted(), 10_000)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void slowsDownWhenThrottled() {
        RateLimiter rateLimiter = new RateLimiter(0);
        double before = rateLimiter.perSecond();
        rateLimiter.acquire().throttled();

        assertThat(rateLimiter.perSecond()).isLessThan(before);
    }

    @Test
    void doesNotAccumulateUnusedPermits() {
        RateLimiter rateLimiter = new RateLimiter(100);
        timeOf(new RateLimiter(100)::acquire, 21); // some 200 ms in which the first one is idle

        assertThat(timeOf(rateLimiter::acquire, 21)).isGreaterThanOrEqualTo(Duration.ofMillis(199));
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
