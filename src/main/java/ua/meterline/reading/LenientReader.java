package ua.meterline.reading;

import java.util.Optional;
import ua.meterline.reading.ReadingFormat.Reading;

/** A second attempt at a text that is not in the announced format. */
@FunctionalInterface
public interface LenientReader {
    /** Accepts the announced format only. */
    LenientReader NONE = text -> Optional.empty();

    /** The only possible reading; empty when there is none, or more than one. */
    Optional<Reading> read(String text);
}
