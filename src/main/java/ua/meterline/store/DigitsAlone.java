package ua.meterline.store;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.ExplainedNumber;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.Remark;

/**
 * Messages by SMS that have digits alone: a reading without its account, or an answer which account is meant. A line
 * among several readings is neither.
 */
final class DigitsAlone {
    private static final Pattern READING = Pattern.compile("[0-9]{1,5}");
    private static final Pattern ENDING = Pattern.compile("[0-9]{4,10}");

    private DigitsAlone() {}

    static boolean isReading(JudgedMessage judged) {
        return judged.outcome() instanceof Rejected rejected
                && rejected.reason() == RejectionReason.WRONG_FORMAT
                && judged.message().isWholeSmsOfSubscriber()
                && READING.matcher(of(judged.message())).matches();
    }

    /** Whether it may be the ending of an account. */
    static boolean isEnding(JudgedMessage judged) {
        return judged.outcome() instanceof Rejected
                && judged.message().isWholeSmsOfSubscriber()
                && ENDING.matcher(of(judged.message())).matches();
    }

    static String of(CustomerMessage message) {
        return message.text().strip();
    }

    /**
     * The message as this reading.
     *
     * @param meaning of its digits
     */
    static JudgedMessage read(CustomerMessage message, NumberMeaning meaning, MeterReading reading) {
        // With the account, so that a search by account finds the message.
        List<ExplainedNumber> numbers = List.of(
                new ExplainedNumber(of(message), Set.of(meaning)),
                new ExplainedNumber(reading.account().digits(), Set.of(NumberMeaning.ACCOUNT)));
        return new JudgedMessage(message, new Accepted(reading, List.of(Remark.BOUND_ACCOUNT)), numbers);
    }
}
