package ua.meterline.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The settings of a running gateway: an immutable snapshot, which a reload replaces as a whole. In the new snapshot,
 * settings that need a restart keep their values. Thread-safe.
 */
public final class LiveSettings implements Supplier<Settings> {
    private final Supplier<SettingsSources> source;
    private final List<Consumer<Settings>> listeners = new ArrayList<>();
    private SettingsSources texts;
    private volatile Settings current;
    private final boolean fixed;

    private LiveSettings(Supplier<SettingsSources> source, SettingsSources texts, Settings current, boolean fixed) {
        this.source = source;
        this.texts = texts;
        this.current = current;
        this.fixed = fixed;
    }

    /**
     * @param file the settings file, or null for none; it is read again at each reload
     * @throws SettingsException naming each setting that is wrong or unknown
     */
    public static LiveSettings load(Path file, Map<String, String> environment) throws SettingsException {
        Supplier<SettingsSources> source = () -> new SettingsSources(file, environment, Map.of());
        SettingsSources texts = source.get();
        return new LiveSettings(source, texts, new SettingsBinder(texts).bind(), false);
    }

    /** Settings that are never reloaded. */
    public static LiveSettings fixed(Settings settings) {
        SettingsSources none = new SettingsSources(null, Map.of(), Map.of());
        return new LiveSettings(() -> none, none, settings, true);
    }

    @Override
    public Settings get() {
        return current;
    }

    /**
     * The current settings with changes, which this does not keep.
     *
     * @param changes values by name
     * @throws SettingsException naming each setting that is wrong
     */
    public synchronized Settings with(Map<String, String> changes) throws SettingsException {
        return new SettingsBinder(texts.with(changes)).bind();
    }

    /** The text of a setting as it is now, not of one link. */
    public synchronized String text(String name) {
        return texts.value(name, "").text();
    }

    /** Each setting as it is in use now, with its origin, for output. Empty for settings that were fixed. */
    public synchronized List<EffectiveSetting> effective() {
        return fixed ? List.of() : EffectiveSetting.of(texts);
    }

    /** What the function makes of the current settings; called once for each snapshot. */
    public <T> Supplier<T> derived(Function<Settings, T> function) {
        return new Derived<>(function);
    }

    /** @param listener is called with each new snapshot, on the thread that reloads */
    public synchronized void onReload(Consumer<Settings> listener) {
        listeners.add(listener);
    }

    /**
     * Reads file and environment again, and replaces the snapshot if they are valid.
     *
     * @return what was changed, by name
     * @throws SettingsException naming each setting that is wrong or unknown; nothing is changed then
     */
    public synchronized Changes reload() throws SettingsException {
        SettingsSources read = source.get();
        new SettingsBinder(read).bind();
        List<String> changed = texts.differingFrom(read);
        SettingsSources merged = texts.withReloadableOf(read);
        Settings next = new SettingsBinder(merged).bind();
        List<String> applied = texts.differingFrom(merged);
        texts = merged;
        if (!applied.isEmpty()) {
            current = next;
            listeners.forEach(listener -> listener.accept(next));
        }
        return new Changes(
                applied,
                changed.stream().filter(name -> !applied.contains(name)).toList());
    }

    /**
     * What a reload found. Names only, never values: some are secrets.
     *
     * @param applied settings whose new values are in use
     * @param needRestart settings whose new values wait for a restart
     */
    public record Changes(List<String> applied, List<String> needRestart) {}

    private final class Derived<T> implements Supplier<T> {
        private record Result<T>(Settings of, T value) {}

        private final Function<Settings, T> function;
        private volatile Result<T> last;

        Derived(Function<Settings, T> function) {
            this.function = function;
            this.last = new Result<>(current, function.apply(current));
        }

        @Override
        public T get() {
            Result<T> result = last;
            return result.of == current ? result.value : renewed();
        }

        private synchronized T renewed() {
            Settings now = current;
            if (last.of != now) {
                last = new Result<>(now, function.apply(now));
            }
            return last.value;
        }
    }
}
