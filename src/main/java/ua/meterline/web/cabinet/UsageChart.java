package ua.meterline.web.cabinet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import ua.meterline.backoffice.cabinet.OwnReading;

/**
 * What was used between the readings that count, as bars of an SVG image. The sizes are in its units.
 *
 * @param bars the oldest first
 */
public record UsageChart(List<Bar> bars) {
    public static final int HEIGHT = 120;
    private static final int BAR = 24;
    private static final int STEP = 30;
    private static final int MOST_BARS = 12;

    /**
     * The use up to one reading.
     *
     * @param period of that reading, {@code YYYY-MM}
     */
    public record Bar(String period, int use, int x, int height) {
        public int width() {
            return BAR;
        }

        public int y() {
            return HEIGHT - height;
        }
    }

    public UsageChart {
        bars = List.copyOf(bars);
    }

    /** Of the last meter. Where the next reading is lower, as after the dial rolled over, there is no bar. */
    public static UsageChart of(List<OwnReading> readings) {
        int meter = readings.stream().mapToInt(OwnReading::meter).max().orElse(1);
        List<OwnReading> counting = readings.stream()
                .filter(reading -> reading.state() == OwnReading.State.COUNTS && reading.meter() == meter)
                .sorted(Comparator.comparing(OwnReading::period))
                .toList();
        int first = Math.max(1, counting.size() - MOST_BARS);
        int most = 1;
        for (int i = first; i < counting.size(); i++) {
            most = Math.max(most, use(counting, i));
        }
        List<Bar> bars = new ArrayList<>();
        for (int i = first; i < counting.size(); i++) {
            int use = use(counting, i);
            if (use >= 0) {
                int height = (int) Math.round((double) use * HEIGHT / most);
                bars.add(new Bar(counting.get(i).period(), use, bars.size() * STEP, height));
            }
        }
        return new UsageChart(bars);
    }

    private static int use(List<OwnReading> counting, int i) {
        return counting.get(i).value() - counting.get(i - 1).value();
    }

    public int width() {
        return bars.size() * STEP;
    }
}
