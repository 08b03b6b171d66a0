package ua.meterline.simulator;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How an SMSC writes a message_id. Many write it in one way in the submit_sm_resp and in another in the receipt. */
public enum IdFormat {
    /** Eight hexadecimal digits in small letters. */
    HEX("%08x"),
    /** Hexadecimal digits in capitals, without leading zeros. */
    UPPER("%X"),
    /** Decimal digits without leading zeros. */
    DEC("%d"),
    /** Ten decimal digits. */
    PADDED("%010d");

    private final String format;

    IdFormat(String format) {
        this.format = format;
    }

    /** By its name in small letters. */
    static Optional<IdFormat> of(String name) {
        return Stream.of(values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    String write(long id) {
        return format.formatted(id);
    }
}
