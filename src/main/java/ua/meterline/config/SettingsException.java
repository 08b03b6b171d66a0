package ua.meterline.config;

import java.util.List;

/** Settings that cannot be used. Each problem is one line: the setting, where it is set, and what is valid. */
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public SettingsException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
