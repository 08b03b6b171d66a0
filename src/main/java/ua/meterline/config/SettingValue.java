package ua.meterline.config;

import ua.meterline.common.Printable;

/**
 * The text of a setting.
 *
 * @param name the setting that it was given to
 * @param origin where: {@code FILE:LINE}, an environment variable, the command line, or {@code default}
 */
public record SettingValue(String name, String text, String origin) {
    private static final int LONGEST_SHOWN = 100;

    /** One line: the setting, its value without passwords, where it was set, and the problem. */
    String problem(String problem, boolean secret) {
        return name + " = " + (secret ? "(hidden)" : "'" + shown() + "'") + " (" + origin + "): " + problem;
    }

    private String shown() {
        String shown = Printable.plain(text).replaceAll("(?i)(password=)[^&;]*", "$1(hidden)");
        return shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN) + "...";
    }
}
