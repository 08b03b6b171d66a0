package ua.meterline.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** Metrics of the process, of the Java virtual machine, and of the disk with the data folder. */
public final class ProcessMetrics implements AutoCloseable {
    /** Names against Prometheus' conventions, of figures that others have or that never change. */
    private static final List<String> LEFT_OUT =
            List.of("system.cpu.count", "process.cpu.time", "jvm.gc.live.data.size", "jvm.gc.max.data.size");

    private final JvmGcMetrics collections = new JvmGcMetrics();

    /** @param registry as {@link #newRegistry} creates it */
    public ProcessMetrics(MeterRegistry registry, Path dataFolder) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
        File folder = dataFolder.toFile();
        Gauge.builder("meterline.disk.free.bytes", folder::getUsableSpace)
                .description("Free space on the disk with the data folder")
                .register(registry);
        Gauge.builder("meterline.disk.size.bytes", folder::getTotalSpace)
                .description("Size of the disk with the data folder")
                .register(registry);
    }

    /**
     * A registry that leaves out what is against Prometheus' conventions; that must be known before the first meter.
     */
    public static PrometheusMeterRegistry newRegistry() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        LEFT_OUT.forEach(name -> registry.config().meterFilter(MeterFilter.denyNameStartsWith(name)));
        return registry;
    }

    /** Ends the subscription to garbage collections. */
    @Override
    public void close() {
        collections.close();
    }
}
