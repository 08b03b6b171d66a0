package ua.meterline.reading;

import java.util.Optional;
import ua.meterline.reading.ReadingFormat.Reading;

/** Another try at a text that is not in the announced format. */
@FunctionalInterface
public interface LenientReader {
    /** For those who take the announced format alone. */
    LenientReader NONE = text -> Optional.empty();

    /** The one reading that can be meant; empty when there is none, or more than one. */
    Optional<Reading> read(String text);
}
