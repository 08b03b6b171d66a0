package ua.meterline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GaugesTest {
    /** The counter of throttled messages stood still after the first garbage collection. */
    @Test
    void aCounterKeepsItsSupplier() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        AtomicLong value = new AtomicLong(1);
        new Gauges(registry).count("some.count", "Counts", () -> value.get());

        System.gc();
        value.set(2);

        assertThat(registry.get("some.count").functionCounter().count()).isEqualTo(2);
    }
}
