package ua.meterline.reading;

import java.time.Duration;
import ua.meterline.reading.language.MultilingualText;

/**
 * Whether a number that submits readings of an account may send the digits of a reading alone.
 *
 * @param on false: nothing is bound, and no binding is looked for
 * @param months how long a binding holds after its last use
 * @param answerWithin how long a customer may answer which account is meant
 * @param whichAccount the question, with {@code {accounts}} for the last digits of each, and perhaps {@code {value}}
 */
public record BindingPolicy(boolean on, int months, Duration answerWithin, MultilingualText whichAccount) {
    public static final BindingPolicy OFF = new BindingPolicy(false, 1, Duration.ZERO, MultilingualText.NONE);

    /** @param digits the customer's text */
    public String question(String digits, AccountEndings endings) {
        return whichAccount.answering(digits).replace("{value}", digits).replace("{accounts}", endings.list());
    }
}
