package ua.meterline.web.settings;

import java.util.Locale;

/**
 * A setting as the page shows it.
 *
 * @param value never a secret
 * @param origin file and line, environment variable, command line, or {@code default}
 * @param reload whether SIGHUP applies a new value
 */
public record ShownSetting(String name, String value, String origin, boolean reload) {
    public boolean isDefault() {
        return origin.equals("default");
    }

    /** {@code default}, {@code environment}, {@code command-line} or {@code file}. */
    public String kind() {
        if (isDefault()) {
            return "default";
        } else if (origin.startsWith("environment")) {
            return "environment";
        }
        return origin.equals("command line") ? "command-line" : "file";
    }

    /** Whether the name or the value has the text, in any case. */
    boolean contains(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return name.contains(wanted) || value.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
