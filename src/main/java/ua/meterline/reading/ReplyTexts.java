package ua.meterline.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import ua.meterline.reading.ReadingOutcome.Held;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.ReadingOutcome.ReminderWish;
import ua.meterline.reading.language.Language;
import ua.meterline.reading.language.MultilingualText;

/**
 * The texts of SMS replies, by outcome. Their defaults are in {@code config/ReplyTextSettings}
 * ({@code meterline.replies.*}); duplicates and held readings get the accepted text.
 *
 * @param accepted for a reading that is accepted, duplicate or held, and for an answer to a settled question
 * @param rejected for all other messages
 * @param hints texts for some reasons, by the word in {@code message.reason}; an empty one does not count
 * @param several for several readings in one SMS
 */
public record ReplyTexts(
        MultilingualText accepted,
        MultilingualText rejected,
        Map<String, MultilingualText> hints,
        SeveralTexts several) {
    /** Characters of a short message in UCS-2: 140 octets (3GPP TS 23.040, section 9.2.3.24). */
    public static final int LONGEST = 70;

    public ReplyTexts {
        hints = Map.copyOf(hints);
    }

    /** The two announced texts. */
    public ReplyTexts(String accepted, String rejected) {
        this(
                new MultilingualText(Language.ANNOUNCED, accepted),
                new MultilingualText(Language.ANNOUNCED, rejected),
                Map.of(),
                SeveralTexts.DEFAULT);
    }

    /** The same with a text for this reason. */
    public ReplyTexts withHint(String reason, MultilingualText text) {
        Map<String, MultilingualText> more = new HashMap<>(hints);
        more.put(reason, text);
        return new ReplyTexts(accepted, rejected, more, several);
    }

    /** @param message the customer's text, which decides the language */
    public String textFor(ReadingOutcome outcome, String message) {
        return textFor(outcome).answering(message);
    }

    private MultilingualText textFor(ReadingOutcome outcome) {
        if (outcome instanceof Rejected refusal) {
            MultilingualText hint = hint(refusal.reason().label());
            return hint.isEmpty() ? textWithoutHint(refusal.reason()) : hint;
        } else if (outcome instanceof ReminderWish wish && !hint(wish.why()).isEmpty()) {
            return hint(wish.why());
        } else if (outcome instanceof Held held) {
            for (String rule : held.rules()) {
                if (!hint(rule).isEmpty()) {
                    return hint(rule);
                }
            }
        }
        return accepted;
    }

    /** An answer to a settled question gets the accepted text: its reading is processed. */
    private MultilingualText textWithoutHint(RejectionReason reason) {
        return reason == RejectionReason.QUESTION_CLOSED ? accepted : rejected;
    }

    /** The text for a reason; empty where it has none of its own. */
    public MultilingualText hint(String reason) {
        return hints.getOrDefault(reason, MultilingualText.NONE);
    }

    /** Every text in every language. */
    public List<String> all() {
        return Stream.concat(Stream.of(accepted, rejected), hints.values().stream())
                .flatMap(text -> text.all().stream())
                .toList();
    }
}
