package ua.meterline.reading.text;

import java.util.List;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;

/**
 * Why a letter, or a part of it, is not a clear reading.
 *
 * @param accounts the affected accounts, in the order of the letter
 * @param values the affected readings, in the order of the letter
 */
public record Doubt(Kind kind, List<AccountNumber> accounts, List<RegisterValue> values) {
    public Doubt {
        accounts = List.copyOf(accounts);
        values = List.copyOf(values);
    }

    /** The kind of problem. */
    public enum Kind {
        /** An account without a clear reading. */
        NO_READING("no-reading"),
        /** A reading without a clear account. */
        NO_ACCOUNT("no-account"),
        /** Several readings for one account, or several accounts for one reading. */
        SEVERAL_CANDIDATES("several-candidates"),
        /** A number with no meaning, or with two. */
        UNEXPLAINED("unexplained-number"),
        /** A question, a complaint or a correction. */
        QUESTION("question"),
        /** It cannot be told what is quoted. */
        UNCLEAR_QUOTE("unclear-quote"),
        /** Neither an account nor a reading. */
        NOTHING("nothing");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The word in the column {@code message.reason}. */
        public String label() {
            return label;
        }

        /** Whether a review can resolve it from the letter: then it is held, otherwise rejected. */
        public boolean isHeld() {
            return this != NOTHING;
        }
    }
}
