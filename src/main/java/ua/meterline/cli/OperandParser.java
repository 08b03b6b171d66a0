package ua.meterline.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.RegisterValue;

/** Converts files, accounts, values, periods and dates on the command line. */
final class OperandParser {
    private OperandParser() {}

    /** A file to read. Java does not name a folder that it is told to read as a file. */
    static final class File implements ITypeConverter<Path> {
        @Override
        public Path convert(String text) {
            Path file = Path.of(text);
            if (Files.isDirectory(file)) {
                throw new TypeConversionException("'" + text + "' is a folder, not a file");
            }
            return file;
        }
    }

    static final class Account implements ITypeConverter<AccountNumber> {
        @Override
        public AccountNumber convert(String text) {
            try {
                return new AccountNumber(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "': " + e.getMessage());
            }
        }
    }

    static final class Value implements ITypeConverter<RegisterValue> {
        @Override
        public RegisterValue convert(String text) {
            try {
                return new RegisterValue(Integer.parseInt(text));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' is no number");
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "': " + e.getMessage());
            }
        }
    }

    static final class Meter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("[1-9][0-9]?")) {
                throw new TypeConversionException("'" + text + "' is no meter; 1 is the first one of the account");
            }
            return Integer.valueOf(text);
        }
    }

    static final class Period implements ITypeConverter<BillingPeriod> {
        @Override
        public BillingPeriod convert(String text) {
            try {
                return BillingPeriod.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is no period, such as 2026-11");
            }
        }
    }

    static final class Date implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is no date, such as 2026-11-01");
            }
        }
    }
}
