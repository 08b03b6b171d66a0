package ua.meterline.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What became of a message. */
public sealed interface ReadingOutcome {
    /** The word in the column {@code message.outcome}. */
    String label();

    /** The words in the column {@code message.reason}, separated by commas; null where there is nothing to say. */
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

    /** A reading that is stored already, handed in once more: nothing new, but answered like the first. */
    record Duplicate(MeterReading reading) implements ReadingOutcome {
        @Override
        public String label() {
            return "duplicate";
        }
    }

    /**
     * A reading that a person must decide about: kept aside, and answered like one that is accepted.
     *
     * @param rules the names of those that held it, in the order they run; at least one
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

    /** No reading: the message is kept and answered, with the reason. */
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
}
