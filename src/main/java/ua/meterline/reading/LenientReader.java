package ua.meterline.reading;

import java.util.List;
import java.util.Optional;
import ua.meterline.reading.ReadingFormat.Reading;

/** A second attempt at a text that is not in the announced format. */
@FunctionalInterface
public interface LenientReader {
    /** Accepts the announced format only. */
    LenientReader NONE = text -> Optional.empty();

    /** The only possible reading; empty when there is none, or more than one. */
    Optional<Reading> read(String text);

    /** What each number of a text that can be read was taken for. */
    default List<ExplainedNumber> numbers(String text) {
        return List.of();
    }
}
