package ua.meterline.simulator;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number within limits, as an option or a line of the console has it. */
abstract class WholeNumber implements ITypeConverter<Integer> {
    private final int least;
    private final int most;

    private WholeNumber(int least, int most) {
        this.least = least;
        this.most = most;
    }

    @Override
    public Integer convert(String text) {
        if (text.matches("[+-]?\\d{1,9}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new TypeConversionException("'" + text + "' is not a whole number from " + least + " to " + most);
    }

    static final class Port extends WholeNumber {
        Port() {
            super(0, 65_535);
        }
    }

    static final class Percent extends WholeNumber {
        Percent() {
            super(0, 100);
        }
    }

    /** More than any gateway takes. */
    static final class PerSecond extends WholeNumber {
        PerSecond() {
            super(0, 100_000);
        }
    }

    static final class WindowSize extends WholeNumber {
        WindowSize() {
            super(1, 10_000);
        }
    }
}
