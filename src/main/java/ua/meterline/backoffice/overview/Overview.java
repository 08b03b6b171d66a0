package ua.meterline.backoffice.overview;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import ua.meterline.backoffice.messages.HourCount;

/**
 * The figures of one moment. Immutable.
 *
 * @param midnight when today began
 * @param hours the messages of today and of the last day by hour; empty while they cannot be read
 * @param complete false while the index catches up, and messages are missing in the hours
 * @param progress empty until it is counted for the first time
 */
public record Overview(
        Instant at,
        Instant midnight,
        List<Finding> findings,
        List<PartState> parts,
        LiveFigures.Replies replies,
        LiveFigures.Reviews reviews,
        Optional<List<HourCount>> hours,
        boolean complete,
        Optional<PeriodProgress> progress) {
    public Overview {
        findings = List.copyOf(findings);
        parts = List.copyOf(parts);
        hours = hours.map(List::copyOf);
    }

    /** Messages of today. */
    public long today(String channel, String outcome) {
        return hours.stream()
                .flatMap(List::stream)
                .filter(count -> !count.hour().isBefore(midnight))
                .filter(count ->
                        count.channel().equals(channel) && count.outcome().equals(outcome))
                .mapToLong(HourCount::messages)
                .sum();
    }

    /** Messages of an hour. */
    public long during(Instant hour, String outcome) {
        return hours.stream()
                .flatMap(List::stream)
                .filter(count -> count.hour().equals(hour) && count.outcome().equals(outcome))
                .mapToLong(HourCount::messages)
                .sum();
    }
}
