package ua.meterline.app;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.replay.Differences;
import ua.meterline.backoffice.replay.Replay;
import ua.meterline.backoffice.replay.ReplayJobs;
import ua.meterline.common.Progress;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.config.SettingsException;
import ua.meterline.store.ScratchDatabase;

/** Makes what-if replays of the settings that decide outcomes. */
record ReplayPreparation(LiveSettings live) implements ReplayJobs.Preparation {
    private static final List<String> NAMES = List.of(
            "meterline.reading.lenient",
            "meterline.reading.format",
            "meterline.rules.off",
            "meterline.rules.unknown-account",
            "meterline.rules.use-factor",
            "meterline.rules.use-limit",
            "meterline.rules.use-unremarkable",
            "meterline.billing.window-first-day",
            "meterline.billing.window-last-day",
            "meterline.billing.days-before",
            "meterline.timezone");

    @Override
    public Map<String, String> current() {
        Map<String, String> current = new LinkedHashMap<>();
        NAMES.forEach(name -> current.put(name, live.text(name)));
        return current;
    }

    @Override
    public ReplayJobs.Run of(Map<String, String> changes) throws RefusedException {
        Settings settings = changed(changes);
        return (since, examples, progress) -> replay(settings, since, examples, progress);
    }

    private Settings changed(Map<String, String> changes) throws RefusedException {
        try {
            return live.with(changes);
        } catch (SettingsException e) {
            throw new RefusedException(Refusal.SETTINGS_UNUSABLE, e.getMessage());
        }
    }

    private static Differences replay(Settings settings, LocalDate since, int examples, Progress progress)
            throws Exception {
        Instant from = since.atStartOfDay(settings.timezone()).toInstant();
        try (ScratchDatabase database = new ScratchDatabase(settings.database(), settings.databaseTimeout());
                ReplayRoutes stage = new ReplayRoutes(settings, database)) {
            return new Replay(database, stage, progress).since(from, examples);
        }
    }
}
