package ua.meterline.reading;

import java.util.List;
import java.util.Optional;
import ua.meterline.reading.ReadingOutcome.OfReading;

/**
 * A message with its preliminary outcome, judged by its text alone. What the store knows (a redelivery, a repeated
 * reading) may change it.
 *
 * @param numbers what each number of the text was taken for; empty for the announced format and for lists
 */
public record JudgedMessage(CustomerMessage message, ReadingOutcome outcome, List<ExplainedNumber> numbers) {
    public JudgedMessage {
        numbers = List.copyOf(numbers);
    }

    /** A message whose numbers need no explanation. */
    public JudgedMessage(CustomerMessage message, ReadingOutcome outcome) {
        this(message, outcome, List.of());
    }

    /** The reading that it states or confirms, before the rules judge it. */
    public Optional<MeterReading> reading() {
        return outcome instanceof OfReading of ? Optional.of(of.reading()) : Optional.empty();
    }

    /** Whether it is a reading whose period a date has chosen. */
    public boolean isDated() {
        return message.imported() != null && message.imported().isDated();
    }
}
