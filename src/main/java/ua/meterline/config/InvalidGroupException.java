package ua.meterline.config;

import java.util.Map;

/** Values that are valid one by one, but not together. */
final class InvalidGroupException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> problems;

    InvalidGroupException(String setting, String problem) {
        this(Map.of(setting, problem));
    }

    /** @param problems by the declared name of the setting to change */
    InvalidGroupException(Map<String, String> problems) {
        super(problems.toString());
        this.problems = problems;
    }

    Map<String, String> problems() {
        return problems;
    }
}
