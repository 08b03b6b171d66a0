package ua.meterline.sms.receipt;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The message state in a receipt (SMPP 3.4, section 5.2.28). */
public enum DeliveryState {
    SCHEDULED("SCHEDLD", Meaning.PENDING),
    ENROUTE("ENROUTE", Meaning.PENDING),
    DELIVERED("DELIVRD", Meaning.DELIVERED),
    EXPIRED("EXPIRED", Meaning.FAILED),
    DELETED("DELETED", Meaning.FAILED),
    UNDELIVERABLE("UNDELIV", Meaning.FAILED),
    ACCEPTED("ACCEPTD", Meaning.PENDING),
    UNKNOWN("UNKNOWN", Meaning.FAILED),
    REJECTED("REJECTD", Meaning.FAILED),
    SKIPPED("SKIPPED", Meaning.FAILED);

    /** Its meaning for the reply. */
    enum Meaning {
        PENDING,
        DELIVERED,
        FAILED
    }

    private final String word;
    private final Meaning meaning;

    DeliveryState(String word, Meaning meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    /** The word in the text of a receipt (SMPP 3.4, appendix B), and in the column {@code delivery_receipt.state}. */
    public String word() {
        return word;
    }

    /** Ignores case; some vendors write the full word. */
    public static Optional<DeliveryState> ofWord(String word) {
        String found = word.toUpperCase(Locale.ROOT);
        return Stream.of(values())
                .filter(state -> state.word.equals(found) || state.name().equals(found))
                .findFirst();
    }

    Meaning meaning() {
        return meaning;
    }
}
