package ua.meterline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void letsNoMoreThroughThanToldHoweverManyCall() throws Exception {
        Pace pace = new Pace(100);

        // 41 calls need 40 intervals of 10 ms; an upper bound would only measure how busy the machine is.
        assertThat(timeOf(pace, 41)).isBetween(Duration.ofMillis(399), Duration.ofSeconds(20));
    }

    @Test
    void holdsNobodyBackWithoutALimit() throws Exception {
        assertThat(timeOf(new Pace(0), 10_000)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void doesNotSaveUpTurnsThatNobodyTook() throws Exception {
        Pace pace = new Pace(100);
        timeOf(new Pace(100), 21); // some 200 ms in which nobody asks the first one

        assertThat(timeOf(pace, 21)).isGreaterThanOrEqualTo(Duration.ofMillis(199));
    }

    private static Duration timeOf(Pace pace, int calls) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            long begin = System.nanoTime();
            callers.invokeAll(tasks(pace, calls));
            return Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            callers.shutdownNow();
        }
    }

    private static List<java.util.concurrent.Callable<Object>> tasks(Pace pace, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> Executors.callable(pace::await))
                .toList();
    }
}
