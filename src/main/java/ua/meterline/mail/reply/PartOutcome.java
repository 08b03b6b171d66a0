package ua.meterline.mail.reply;

import ua.meterline.mail.text.FoundReading;

/** A part of a mail and what became of it, as its sender is told. */
public sealed interface PartOutcome {
    ReportedReading verdict();

    /** A reading of the mail, or of a list that came with it. */
    record OfReading(FoundReading reading, ReportedReading verdict) implements PartOutcome {}

    /**
     * A row of a list that is no reading. Whoever sent it can mend it and send it again.
     *
     * @param list counted from 1; 0 where the mail has only one
     * @param row counted from 1, with the header
     * @param wrong what is wrong with it
     */
    record OfRow(int list, long row, Cell wrong) implements PartOutcome {
        @Override
        public ReportedReading verdict() {
            return ReportedReading.REJECTED;
        }
    }

    /** What is wrong with a row. */
    enum Cell {
        ACCOUNT_OR_READING,
        DATE
    }

    /** A file that should be a list and cannot be read as one. */
    record OfList() implements PartOutcome {
        @Override
        public ReportedReading verdict() {
            return ReportedReading.HELD;
        }
    }
}
