package ua.meterline.reading;

import java.util.Optional;

/** Finds what a customer may have meant instead of a value that the rules hold. Implementations are immutable. */
@FunctionalInterface
public interface Neighbourhood {
    /** Suggests nothing. */
    Neighbourhood NONE = (held, rules) -> Optional.empty();

    /** The only neighbouring value that fits; empty when no value fits, or more than one. */
    Optional<RegisterValue> onlyFitting(StatedReading held, RuleBook rules);
}
