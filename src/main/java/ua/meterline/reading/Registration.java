package ua.meterline.reading;

import java.util.OptionalInt;

/** The entry of an account in the registry, the table {@code account}. */
public sealed interface Registration {
    /** There is no registry. */
    record NoRegistry() implements Registration {}

    /** There is a registry, and the account is not in it. */
    record Unknown() implements Registration {}

    /**
     * @param meterDigits how many digits the dial has
     * @param usualUse what is used in a month, in the meter's units
     */
    record Known(OptionalInt meterDigits, OptionalInt usualUse) implements Registration {}

    default OptionalInt meterDigits() {
        return this instanceof Known known ? known.meterDigits : OptionalInt.empty();
    }

    default OptionalInt usualUse() {
        return this instanceof Known known ? known.usualUse : OptionalInt.empty();
    }
}
