package ua.meterline.config;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values of all settings by name, each with where it came from: the environment, then the file, then the built-in
 * defaults, which also are the list of what there is.
 */
public final class SettingsSources {
    /** @param origin as an operator would look for it: a variable, a file, or {@code default} */
    public record Value(String text, String origin) {}

    /** What some editors put in front of UTF-8. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String PREFIX = "meterline.";
    private static final String DEFAULTS = "/application.properties";
    /** Set in every container beside a Kubernetes service that is called meterline. */
    private static final Pattern OF_KUBERNETES = Pattern.compile("METERLINE_(SERVICE|PORT)(_.*)?");

    private SettingsSources() {}

    /**
     * @param file the configuration file, or null for none
     * @throws SettingsException when the file cannot be read, or a key there or a {@code METERLINE_} variable is no setting
     */
    public static Map<String, Value> read(Path file, Map<String, String> environment) throws SettingsException {
        Map<String, Value> values = new TreeMap<>();
        defaults().forEach((key, value) -> values.put(key.toString(), new Value(value.toString(), "default")));
        Properties properties = file == null ? new Properties() : load(file);
        values.replaceAll((key, value) -> set(key, value, properties, file, environment));
        Map<String, Value> ofLinks = LinkNames.settings(values.get(LinkNames.SETTING), values);
        ofLinks.replaceAll((key, value) -> set(key, value, properties, file, environment));
        values.putAll(ofLinks);
        List<String> unknown = new ArrayList<>();
        unknown.addAll(unknown(values.keySet(), properties.stringPropertyNames(), String.valueOf(file)));
        unknown.addAll(unknown(variables(values.keySet()), variablesOfOurs(environment), "environment"));
        requireNone(unknown);
        return values;
    }

    /**
     * The same with changes for one run.
     *
     * @param changes values by name, which go before all others
     * @throws SettingsException also when a change names no setting
     */
    static Map<String, Value> read(Path file, Map<String, String> environment, Map<String, String> changes)
            throws SettingsException {
        Map<String, Value> values = read(file, environment);
        requireNone(unknown(values.keySet(), changes.keySet(), "command line"));
        changes.forEach((key, text) -> values.put(key, new Value(text.strip(), "command line")));
        return values;
    }

    private static List<String> unknown(Set<String> known, Set<String> named, String origin) {
        return named.stream()
                .filter(key -> !known.contains(key))
                .sorted()
                .map(key -> key + " (" + origin + "): there is no such setting")
                .toList();
    }

    private static void requireNone(List<String> unknown) throws SettingsException {
        if (!unknown.isEmpty()) {
            throw new SettingsException(unknown);
        }
    }

    private static Set<String> variables(Set<String> keys) {
        return keys.stream().map(SettingsSources::variable).collect(Collectors.toSet());
    }

    private static Set<String> variablesOfOurs(Map<String, String> environment) {
        return environment.keySet().stream()
                .filter(name -> name.startsWith(variable(PREFIX)))
                .filter(name -> !OF_KUBERNETES.matcher(name).matches())
                .collect(Collectors.toSet());
    }

    private static Value set(
            String key, Value otherwise, Properties properties, Path file, Map<String, String> environment) {
        String variable = variable(key);
        if (environment.containsKey(variable)) {
            return new Value(environment.get(variable).strip(), "environment variable " + variable);
        }
        String text = properties.getProperty(key);
        return text == null ? otherwise : new Value(text.strip(), file.toString());
    }

    private static Properties load(Path file) throws SettingsException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            reader.mark(1);
            if (reader.read() != BYTE_ORDER_MARK) {
                reader.reset();
            }
            properties.load(reader);
        } catch (MalformedInputException e) {
            throw new SettingsException(List.of(file + ": is not UTF-8; save it in that encoding"));
        } catch (NoSuchFileException e) {
            throw new SettingsException(List.of(file + ": there is no such file"));
        } catch (IOException e) {
            throw new SettingsException(List.of(file + ": cannot be read: " + e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(List.of(file + ": " + e.getMessage()));
        }
        return properties;
    }

    private static Properties defaults() {
        Properties defaults = new Properties();
        try (Reader reader =
                new InputStreamReader(SettingsSources.class.getResourceAsStream(DEFAULTS), StandardCharsets.UTF_8)) {
            defaults.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        defaults.keySet().removeIf(key -> !key.toString().startsWith(PREFIX));
        return defaults;
    }

    /** {@code meterline.smpp.system-id} is {@code METERLINE_SMPP_SYSTEM_ID} in the environment. */
    static String variable(String key) {
        return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
