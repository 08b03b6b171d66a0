package ua.meterline.web.reviews;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import ua.meterline.backoffice.EffectiveReading;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.backoffice.review.CaseFile;
import ua.meterline.web.Chart;
import ua.meterline.web.Page;

/** The readings of an account, the stated one, and what was expected, for {@code data-chart} of {@code console.js}. */
public final class HistoryChart {
    private final List<String> periods;
    private final List<Integer> readings;
    private final List<Integer> stated;
    private final List<Integer> from;
    private final List<Integer> to;

    private HistoryChart(SortedMap<String, Integer> history, CaseFile file) {
        Statement statement = file.details().message().statement();
        history.putIfAbsent(statement.period(), null);
        periods = new ArrayList<>(history.keySet());
        readings = new ArrayList<>(history.values());
        int at = periods.indexOf(statement.period());
        stated = only(at, statement.value());
        var expected = file.details().expected();
        from = only(at, expected == null ? null : Integer.valueOf(expected.from()));
        to = only(at, expected == null ? null : Integer.valueOf(expected.to()));
        if (expected != null && at > 0) {
            from.set(at - 1, readings.get(at - 1));
            to.set(at - 1, readings.get(at - 1));
        }
    }

    /** Null where there is nothing to draw: the account is unknown, or has no history. */
    public static HistoryChart of(CaseFile file) {
        SortedMap<String, Integer> history = new TreeMap<>();
        for (EffectiveReading reading : file.details().history()) {
            history.put(reading.period(), reading.value());
        }
        return history.isEmpty() ? null : new HistoryChart(history, file);
    }

    private List<Integer> only(int at, Integer value) {
        List<Integer> values = new ArrayList<>(Collections.nCopies(periods.size(), null));
        values.set(at, value);
        return values;
    }

    public String json(Page page) {
        List<Integer> all = Stream.of(readings, stated, from, to)
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .toList();
        long low = Collections.min(all);
        long high = Collections.max(all);
        long margin = Math.max(1, (high - low) / 10);
        return Chart.of(periods)
                .line(page.text("reviews.chart.history"), "accepted", readings)
                .dashed(page.text("reviews.chart.from"), "expected", from)
                .dashed(page.text("reviews.chart.to"), "expected", to)
                .line(page.text("reviews.chart.stated"), "rejected", stated)
                .range(Math.max(0, low - margin), high + margin)
                .json();
    }
}
