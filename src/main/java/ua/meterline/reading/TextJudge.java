package ua.meterline.reading;

import java.util.List;
import java.util.Optional;
import ua.meterline.reading.ReadingFormat.Reading;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Rejected;

/** Judges a message by its text, after the validator has matched it against the announced format. Thread-safe. */
public final class TextJudge {
    private final ReadingFormat format;
    private final LenientReader lenient;
    private final BillingCalendar calendar;

    public TextJudge(ReadingFormat format, LenientReader lenient, BillingCalendar calendar) {
        this.format = format;
        this.lenient = lenient;
        this.calendar = calendar;
    }

    /**
     * Reads a text in the announced format, for the period in which it was received. It is accepted by format; the
     * rules may still hold it.
     */
    public JudgedMessage accept(CustomerMessage message) {
        return accepted(message, format.read(message.text()), List.of(), List.of());
    }

    /** Whether a text that is not in the announced format can be read in exactly one way. */
    public boolean hasOneReading(CustomerMessage message) {
        return lenient.read(message.text()).isPresent();
    }

    /** The reading of a text that {@link #hasOneReading}, with a remark. */
    public JudgedMessage readLeniently(CustomerMessage message) {
        Reading read = lenient.read(message.text()).orElseThrow(() -> new IllegalArgumentException("no reading"));
        return accepted(message, read, List.of(Remark.READ_LENIENTLY), lenient.numbers(message.text()));
    }

    /** The account of a text that is one reading; empty for any other. */
    public Optional<AccountNumber> accountIn(String text) {
        try {
            return format.matches(text)
                    ? Optional.of(format.read(text).account())
                    : lenient.read(text).map(Reading::account);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Judges a text that no validator has seen. */
    JudgedMessage judge(CustomerMessage message) {
        try {
            return accept(message);
        } catch (IllegalArgumentException e) {
            return hasOneReading(message) ? readLeniently(message) : reject(message);
        }
    }

    private JudgedMessage accepted(
            CustomerMessage message, Reading read, List<Remark> remarks, List<ExplainedNumber> numbers) {
        MeterReading reading = new MeterReading(
                read.account(),
                read.value(),
                calendar.periodOf(message.receivedAt()),
                calendar.isOnTime(message.receivedAt()));
        return new JudgedMessage(message, new Accepted(reading, remarks), numbers);
    }

    /** Rejects any other text, unless it stops reminders or asks for them again. */
    public JudgedMessage reject(CustomerMessage message) {
        ReadingOutcome outcome = ReminderWord.in(message)
                .<ReadingOutcome>map(wish -> wish)
                .orElseGet(() -> new Rejected(reasonToReject(message)));
        return new JudgedMessage(message, outcome);
    }

    private RejectionReason reasonToReject(CustomerMessage message) {
        if (message.text().isBlank()) {
            return RejectionReason.EMPTY;
        } else if (OwnNumber.isIn(message.text(), message.sender())) {
            return RejectionReason.OWN_NUMBER;
        }
        return LongValue.isIn(message.text(), this::isReading)
                ? RejectionReason.VALUE_TOO_LONG
                : RejectionReason.WRONG_FORMAT;
    }

    /** Whether the text is one reading, in the announced format or another. */
    boolean isReading(String text) {
        return format.matches(text) || lenient.read(text).isPresent();
    }
}
