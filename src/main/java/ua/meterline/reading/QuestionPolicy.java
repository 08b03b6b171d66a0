package ua.meterline.reading;

import java.time.Duration;
import ua.meterline.reading.language.MultilingualText;

/**
 * Whether and how a customer is asked about a held reading.
 *
 * @param asks false: nothing is asked, and no answer is looked for
 * @param answerWithin how long a customer may answer
 * @param text of the question, with {@code {value}} for the suggested value and perhaps {@code {stated}} for the one
 *     that was sent
 */
public record QuestionPolicy(boolean asks, Duration answerWithin, MultilingualText text) {
    /** Asks nothing. */
    public static final QuestionPolicy OFF = new QuestionPolicy(false, Duration.ZERO, MultilingualText.NONE);

    /** @param message the customer's text, which decides the language */
    public String question(String message, RegisterValue stated, RegisterValue suggested) {
        return text.answering(message)
                .replace("{stated}", Integer.toString(stated.value()))
                .replace("{value}", Integer.toString(suggested.value()));
    }
}
