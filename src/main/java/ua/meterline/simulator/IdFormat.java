package ua.meterline.simulator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Format of a message_id. Many SMSCs use one in submit_sm_resp and another in receipts. */
public enum IdFormat {
    /** Eight hexadecimal digits in lower case. */
    HEX("%08x"),
    /** Hexadecimal digits in upper case, without leading zeros. */
    UPPER("%X"),
    /** Decimal digits without leading zeros. */
    DEC("%d"),
    /** Ten decimal digits. */
    PADDED("%010d");

    private final String format;

    IdFormat(String format) {
        this.format = format;
    }

    /** By its name in lower case. */
    static Optional<IdFormat> of(String name) {
        return Stream.of(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    String write(long id) {
        return format.formatted(id);
    }
}
