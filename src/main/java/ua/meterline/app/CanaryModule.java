package ua.meterline.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import ua.meterline.config.CanarySettings;
import ua.meterline.config.Settings;
import ua.meterline.outbox.Notices;
import ua.meterline.outbox.canary.Canary;
import ua.meterline.outbox.canary.CanaryTerms;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

/** Wires the sending of canaries. {@link ReadingModule} wires by what they are recognised. */
final class CanaryModule {
    private CanaryModule() {}

    /** @return empty where no canaries are sent */
    static Optional<Canary> bind(
            RouteBindings routes,
            Settings settings,
            Database database,
            Notices notices,
            MeterRegistry metrics,
            InstantSource steadyClock) {
        CanarySettings canary = settings.canary();
        routes.property("meterline.canary.on", canary.isOn());
        if (!canary.isOn()) {
            return Optional.empty();
        }
        CanaryTerms terms =
                new CanaryTerms(canary.account(), settings.shortCode(), canary.interval(), canary.timeout());
        Canary sender = new Canary(terms, new DatabaseAccess(database), notices, metrics, steadyClock);
        routes.bind("canary", sender);
        return Optional.of(sender);
    }
}
