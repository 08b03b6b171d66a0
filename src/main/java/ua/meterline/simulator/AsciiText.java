package ua.meterline.simulator;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A text that fits into a field of a PDU: printable ASCII, not blank, limited in length (SMPP 3.4 section 5.2). */
abstract class AsciiText implements ITypeConverter<String> {
    private final int most;

    private AsciiText(int most) {
        this.most = most;
    }

    @Override
    public String convert(String text) {
        if (text.isBlank()) {
            throw new TypeConversionException("it is empty; leave the option out instead");
        }
        if (!text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new TypeConversionException("it has characters other than letters, digits and signs of ASCII");
        }
        if (text.length() > most) {
            throw new TypeConversionException("it has " + text.length() + " characters, the limit is " + most);
        }
        return text;
    }

    static final class SystemId extends AsciiText {
        SystemId() {
            super(15);
        }
    }

    static final class Password extends AsciiText {
        Password() {
            super(8);
        }
    }

    /** Of a phone, or a short number. */
    static final class Number extends AsciiText {
        Number() {
            super(20);
        }
    }

    static final class Host extends AsciiText {
        Host() {
            super(255);
        }
    }
}
