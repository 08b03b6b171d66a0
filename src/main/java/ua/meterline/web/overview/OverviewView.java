package ua.meterline.web.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ua.meterline.backoffice.overview.Finding;
import ua.meterline.backoffice.overview.Overview;
import ua.meterline.backoffice.overview.PartState;
import ua.meterline.common.Sha256;
import ua.meterline.reading.Channel;
import ua.meterline.web.Chart;
import ua.meterline.web.Visit;

/** The overview as the template shows it. Immutable. */
public record OverviewView(Overview overview, List<Row> today, List<Hour> hours, String chart, String version) {
    /** As in the database; the order is that of the columns. */
    public static final List<String> OUTCOMES = List.of("accepted", "duplicate", "held", "rejected");

    private static final int SHOWN_HOURS = 24;
    private static final int VERSION_LENGTH = 16;

    public OverviewView {
        today = List.copyOf(today);
        hours = List.copyOf(hours);
    }

    /** The messages of a channel, by outcome. */
    public record Row(Channel channel, List<Long> counts) {
        public long sum() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }
    }

    /** The messages of an hour, by outcome. */
    public record Hour(Instant begin, List<Long> counts) {}

    static OverviewView of(Overview overview, Visit visit) {
        List<Row> today = Arrays.stream(Channel.values())
                .map(channel -> new Row(
                        channel,
                        OUTCOMES.stream()
                                .map(outcome -> overview.today(channel.label(), outcome))
                                .toList()))
                .toList();
        List<Hour> hours = hours(overview);
        return new OverviewView(overview, today, hours, chart(hours, visit), version(overview, visit));
    }

    private static List<Hour> hours(Overview overview) {
        List<Hour> hours = new ArrayList<>();
        Instant last = overview.at().truncatedTo(ChronoUnit.HOURS);
        for (int i = SHOWN_HOURS - 1; i >= 0; i--) {
            Instant hour = last.minus(Duration.ofHours(i));
            hours.add(new Hour(
                    hour,
                    OUTCOMES.stream()
                            .map(outcome -> overview.during(hour, outcome))
                            .toList()));
        }
        return hours;
    }

    /** The bars stand behind each other: the tallest is the sum, and each shows its own share above the next. */
    private static String chart(List<Hour> hours, Visit visit) {
        Chart chart = Chart.of(hours.stream()
                .map(hour -> visit.format().hourOfDay(hour.begin()))
                .toList());
        for (int first = 0; first < OUTCOMES.size(); first++) {
            int from = first;
            String outcome = OUTCOMES.get(first);
            chart.bars(
                    visit.text("overview.outcome." + outcome),
                    outcome,
                    hours.stream()
                            .map(hour -> hour.counts().stream()
                                    .skip(from)
                                    .mapToLong(Long::longValue)
                                    .sum())
                            .toList());
        }
        return chart.json();
    }

    /** The same for the same content, whenever the snapshot was taken. */
    private static String version(Overview overview, Visit visit) {
        Instant minute = overview.at().truncatedTo(ChronoUnit.MINUTES);
        String content = String.join(
                "|",
                visit.page().language().code(),
                minute.toString(),
                overview.findings().toString(),
                overview.parts().toString(),
                overview.replies().toString(),
                overview.reviews().toString(),
                overview.hours().toString(),
                overview.progress().toString());
        return Sha256.hex(content).substring(0, VERSION_LENGTH);
    }

    public long sum(int outcome) {
        return today.stream().mapToLong(row -> row.counts().get(outcome)).sum();
    }

    public long sumOfToday() {
        return today.stream().mapToLong(Row::sum).sum();
    }

    /** The kind of badge. */
    public static String badge(PartState.State state) {
        return switch (state) {
            case UP -> "good";
            case PARTLY -> "warn";
            case DOWN -> "bad";
        };
    }

    /** The time that has passed since it began. */
    public Duration age(Finding finding) {
        return Duration.between(finding.since(), overview.at());
    }

    public Duration age(Instant since) {
        return Duration.between(since, overview.at());
    }
}
