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

    /** Of a message whose account, value and period are known. */
    sealed interface OfReading extends ReadingOutcome {
        MeterReading reading();
    }

    /** A new reading, stored. */
    record Accepted(MeterReading reading, List<Remark> remarks) implements OfReading {
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
    record Duplicate(MeterReading reading) implements OfReading {
        @Override
        public String label() {
            return "duplicate";
        }
    }

    /**
     * The suggested value of a held reading, which the customer has confirmed by an answer. No reading is stored for
     * this message: the held one is accepted with the suggested value.
     *
     * @param reading with the suggested value
     * @param question the id of the held message
     */
    record Confirmed(MeterReading reading, long question) implements OfReading {
        /** The word in the column {@code message.reason}. */
        public static final String ANSWER = "answer";

        @Override
        public String label() {
            return "accepted";
        }

        @Override
        public String why() {
            return ANSWER;
        }
    }

    /** No reading: the customer stops reminders, or asks for them again. The reply confirms it. */
    record ReminderWish(ReminderWord word) implements ReadingOutcome {
        @Override
        public String label() {
            return "accepted";
        }

        @Override
        public String why() {
            return word.label();
        }
    }

    /**
     * A reading for the review queue; the reply is the same as for an accepted one, or a question.
     *
     * @param rules the names of the rules that held it, in order; at least one
     * @param suggestion the value that the customer is asked about; null where nothing is asked
     */
    record Held(MeterReading reading, List<String> rules, RegisterValue suggestion) implements OfReading {
        public Held {
            rules = List.copyOf(rules);
            if (rules.isEmpty()) {
                throw new IllegalArgumentException("a reading is held by a rule");
            }
        }

        public Held(MeterReading reading, List<String> rules) {
            this(reading, rules, null);
        }

        /** @param value null to ask nothing */
        Held suggesting(RegisterValue value) {
            return new Held(reading, rules, value);
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
