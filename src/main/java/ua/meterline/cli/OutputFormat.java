package ua.meterline.cli;

import picocli.CommandLine.Option;

/** {@code --format text|json}. */
final class OutputFormat {
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "text for people, json for one JSON object per line. Default: ${DEFAULT-VALUE}")
    private Format format;

    boolean isJson() {
        return format == Format.JSON;
    }
}
