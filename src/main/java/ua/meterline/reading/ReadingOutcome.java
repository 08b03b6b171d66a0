package ua.meterline.reading;

/** What became of a message. */
public sealed interface ReadingOutcome {
    /** The word in the column {@code message.outcome}. */
    String label();

    /** A new reading, stored. */
    record Accepted(MeterReading reading) implements ReadingOutcome {
        @Override
        public String label() {
            return "accepted";
        }
    }

    /** A reading that is stored already, handed in once more: nothing new, but answered like the first. */
    record Duplicate(MeterReading reading) implements ReadingOutcome {
        @Override
        public String label() {
            return "duplicate";
        }
    }

    /** No reading: the message is kept and answered, with the reason. */
    record Rejected(RejectionReason reason) implements ReadingOutcome {
        @Override
        public String label() {
            return "rejected";
        }
    }

    /** Something that may be a reading, for a person to look at; account and value are null where they are not known. */
    record Unclear(AccountNumber account, RegisterValue value, BillingPeriod period, boolean onTime, String reason)
            implements ReadingOutcome {
        @Override
        public String label() {
            return "held";
        }
    }
}
