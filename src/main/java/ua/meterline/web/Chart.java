package ua.meterline.web;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A chart as {@code data-chart} takes it; a table beside it must say the same. Colours are custom properties of
 * {@code console.css}, such as {@code accepted}. For use by one thread.
 */
public final class Chart {
    private final List<String> labels;
    private final List<String> series = new ArrayList<>();
    /** Of the values; empty: from zero to the highest. */
    private String range = "";

    private Chart(List<String> labels) {
        this.labels = List.copyOf(labels);
    }

    /** @param labels of the points, from left to right */
    public static Chart of(List<String> labels) {
        return new Chart(labels);
    }

    /** @param values one for each label; null for none */
    public Chart bars(String name, String colour, List<? extends Number> values) {
        return series(name, colour, values, "\"bars\":true");
    }

    /** @param values one for each label; null for none */
    public Chart line(String name, String colour, List<? extends Number> values) {
        return series(name, colour, values, "\"points\":true");
    }

    /** A broken line, such as of expected values. */
    public Chart dashed(String name, String colour, List<? extends Number> values) {
        return series(name, colour, values, "\"dash\":[6,4]");
    }

    private Chart series(String name, String colour, List<? extends Number> values, String style) {
        series.add("{\"label\":" + quoted(name) + ",\"colour\":" + quoted(colour) + "," + style + ",\"values\":"
                + values + "}");
        return this;
    }

    /** Shows the values from the lowest to the highest of these, and not from zero. */
    public Chart range(long lowest, long highest) {
        range = ",\"range\":[" + lowest + "," + highest + "]";
        return this;
    }

    /** For the attribute {@code data-chart}. */
    public String json() {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            positions.add(i);
        }
        return "{\"x\":" + positions + ",\"labels\":["
                + labels.stream().map(Chart::quoted).collect(Collectors.joining(",")) + "],\"series\":["
                + String.join(",", series) + "]" + range + "}";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char each : text.toCharArray()) {
            if (each == '"' || each == '\\') {
                quoted.append('\\').append(each);
            } else if (each < ' ') {
                quoted.append(' ');
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }
}
