package ua.meterline.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The outcome of a message. */
public sealed interface ReadingOutcome {
    /** The word in the column {@code message.outcome}. */
    String label();

    /** The value of the column {@code message.reason}, comma-separated; null for none. */
    default String why() {
        return null;
    }

    /** A new reading, stored. */
    record Accepted(MeterReading reading, List<Remark> remarks) implements ReadingOutcome {
        public Accepted {
            remarks = List.copyOf(remarks);
        }

        public Accepted(MeterReading reading) {
            this(reading, List.of());
        }

        Accepted with(Remark remark) {
            List<Remark> more = new ArrayList<>(remarks);
            more.add(remark);
            return new Accepted(reading, more);
        }

        @Override
        public String label() {
            return "accepted";
        }

        @Override
        public String why() {
            return remarks.isEmpty()
                    ? null
                    : remarks.stream().map(Remark::label).collect(Collectors.joining(","));
        }
    }

    /** A repeated reading: nothing new is stored; the reply is the same as for the first. */
    record Duplicate(MeterReading reading) implements ReadingOutcome {
        @Override
        public String label() {
            return "duplicate";
        }
    }

    /**
     * A reading for the review queue; the reply is the same as for an accepted one.
     *
     * @param rules the names of the rules that held it, in order; at least one
     */
    record Held(MeterReading reading, List<String> rules) implements ReadingOutcome {
        public Held {
            rules = List.copyOf(rules);
            if (rules.isEmpty()) {
                throw new IllegalArgumentException("a reading is held by a rule");
            }
        }

        @Override
        public String label() {
            return "held";
        }

        @Override
        public String why() {
            return String.join(",", rules);
        }
    }

    /** Not a reading: the message is stored and replied to. */
    record Rejected(RejectionReason reason) implements ReadingOutcome {
        @Override
        public String label() {
            return "rejected";
        }

        @Override
        public String why() {
            return reason.label();
        }
    }

    /** A possible reading for the review queue; account and value are null when unknown. */
    record Unclear(AccountNumber account, RegisterValue value, BillingPeriod period, boolean onTime, String reason)
            implements ReadingOutcome {
        @Override
        public String label() {
            return "held";
        }

        @Override
        public String why() {
            return reason;
        }
    }
}
