package ua.meterline.reading.text;

import java.util.List;
import java.util.Optional;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.ExplainedNumber;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.text.Doubt.Kind;

/**
 * The readings of a text, and what is doubtful about the rest of it.
 *
 * @param numbers all numbers of the text, in its order
 */
public record TextReadings(List<FoundReading> readings, Optional<Doubt> doubt, List<ExplainedNumber> numbers) {
    /** No account, no reading and no number. */
    public static final TextReadings NOTHING = doubt(Kind.NOTHING, List.of(), List.of());

    static TextReadings doubt(Kind kind, List<AccountNumber> accounts, List<RegisterValue> values) {
        return of(List.of(), new Doubt(kind, accounts, values));
    }

    /** @param doubt may be null */
    static TextReadings of(List<FoundReading> readings, Doubt doubt) {
        return new TextReadings(List.copyOf(readings), Optional.ofNullable(doubt), List.of());
    }

    TextReadings with(List<ExplainedNumber> explained) {
        return new TextReadings(readings, doubt, explained);
    }

    /** The same with its readings held, for this reason. */
    public TextReadings held(Kind kind) {
        Doubt held = new Doubt(
                kind,
                readings.stream().map(FoundReading::account).toList(),
                readings.stream().map(FoundReading::value).toList());
        return new TextReadings(List.of(), Optional.of(held), numbers);
    }

    public boolean isNothing() {
        return doubt.map(d -> d.kind() == Kind.NOTHING).orElse(false);
    }
}
