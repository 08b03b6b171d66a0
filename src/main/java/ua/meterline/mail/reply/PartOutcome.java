package ua.meterline.mail.reply;

import ua.meterline.reading.text.FoundReading;

/** A part of a mail with its outcome, as the reply states it. */
public sealed interface PartOutcome {
    ReportedReading reported();

    /** A reading of the mail or of an attached list. */
    record OfReading(FoundReading reading, ReportedReading reported) implements PartOutcome {}

    /**
     * A rejected row of an attached list. The sender can correct it and send it again.
     *
     * @param list the number of the list, counted from 1; 0 when the mail has one list
     * @param row the number of the row, counted from 1 with the header
     * @param wrong the malformed cell
     */
    record OfRow(int list, long row, Cell wrong) implements PartOutcome {
        @Override
        public ReportedReading reported() {
            return ReportedReading.REJECTED;
        }
    }

    /** The malformed cell of a row. */
    enum Cell {
        ACCOUNT_OR_READING,
        DATE
    }

    /**
     * An attached file that could not be read, or only in part.
     *
     * @param name from the mail
     */
    record OfList(String name) implements PartOutcome {
        @Override
        public ReportedReading reported() {
            return ReportedReading.HELD;
        }
    }
}
