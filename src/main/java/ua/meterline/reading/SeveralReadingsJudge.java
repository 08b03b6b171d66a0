package ua.meterline.reading;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Unclear;
import ua.meterline.reading.SeveralLines.Part;

/**
 * Judges an SMS with several readings, such as that of a caretaker, line by line. Each line becomes a message.
 * Thread-safe.
 */
public final class SeveralReadingsJudge {
    /** As for mails and lists, see {@code inbox/SeveralReadings}. */
    static final String CONTRADICTION = "several-readings";

    private final TextJudge judge;
    private final SeveralLines lines;

    /** @param most readings of one SMS; 1: none has several */
    public SeveralReadingsJudge(TextJudge judge, int most) {
        this.judge = judge;
        this.lines = new SeveralLines(judge::isReading, most);
    }

    /**
     * Whether a text that is not one reading has several. A text that was received with damage has not: what is lost
     * may be a line.
     */
    public boolean hasSeveral(CustomerMessage message) {
        return message.channel() == Channel.SMS
                && message.raw() == null
                && !lines.of(message.text()).isEmpty();
    }

    /** Judges each line of a text that {@link #hasSeveral}. */
    public SeveralJudged judge(CustomerMessage message) {
        List<Part> parts = lines.of(message.text());
        return new SeveralJudged(withoutContradictions(IntStream.range(0, parts.size())
                .mapToObj(i -> judge.judge(message.as(
                        new MessagePart(i + 1, parts.size()), parts.get(i).text())))
                .toList()));
    }

    /** Two values for one account: of two meters, or one is a slip of the hand. Only a person can tell which counts. */
    private static List<JudgedMessage> withoutContradictions(List<JudgedMessage> parts) {
        Map<AccountNumber, Set<RegisterValue>> values = new HashMap<>();
        for (JudgedMessage part : parts) {
            if (part.outcome() instanceof Accepted accepted) {
                values.computeIfAbsent(accepted.reading().account(), account -> new HashSet<>())
                        .add(accepted.reading().value());
            }
        }
        return parts.stream().map(part -> withoutContradiction(part, values)).toList();
    }

    private static JudgedMessage withoutContradiction(
            JudgedMessage part, Map<AccountNumber, Set<RegisterValue>> values) {
        if (part.outcome() instanceof Accepted accepted
                && values.get(accepted.reading().account()).size() > 1) {
            MeterReading reading = accepted.reading();
            Unclear unclear =
                    new Unclear(reading.account(), reading.value(), reading.period(), reading.onTime(), CONTRADICTION);
            return new JudgedMessage(part.message(), unclear, part.numbers());
        }
        return part;
    }
}
