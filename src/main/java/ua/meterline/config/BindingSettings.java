package ua.meterline.config;

import java.time.Duration;
import ua.meterline.reading.AccountEndings;
import ua.meterline.reading.BindingPolicy;
import ua.meterline.reading.language.MultilingualText;

/** Messages by SMS that have the digits of a reading alone. */
public record BindingSettings(
        @Setting(
                section = "Only the reading",
                name = "meterline.reading.digits-only",
                reload = true,
                defaultValue = "false",
                help = """
                        true: a number from which readings of one account were accepted may send the digits of a reading
                        alone. Readings are remembered for this from then on. false: nothing is remembered, and such a
                        message is rejected.""")
        boolean digitsOnly,

        @Setting(
                name = "meterline.reading.binding-months",
                reload = true,
                defaultValue = "6",
                min = 1,
                max = 60,
                help = """
                        How many months after the last accepted reading the account of a number is forgotten: operators
                        give unused numbers to other people.""")
        int bindingMonths,

        @Setting(
                name = BindingSettings.WHICH_ACCOUNT,
                reload = true,
                defaultValue = "ru: {value}: какой счёт? Ответьте цифрами {accounts}"
                        + " | uk: {value}: який рахунок? Пишіть цифри {accounts}"
                        + " | hu: {value}: melyik számla? Válasz: {accounts}"
                        + " | en: {value}: which account? Answer {accounts}",
                min = 1,
                max = ReplyTextSettings.LONGEST,
                placeholders = {"{value}", "{accounts}"},
                help = """
                        The reply to digits from a number with several accounts, with {accounts} for the last digits of
                        each and {value} for what was sent. With the longest list, of 30 characters, at most 70 in each
                        language. An answer counts for meterline.questions.answer-within.""")
        MultilingualText whichAccount) {
    static final String WHICH_ACCOUNT = "meterline.reading.which-account";

    private static final String FIVE_DIGITS = "9".repeat(5);

    public BindingSettings {
        for (String text : whichAccount.all()) {
            requireFitting(text);
        }
    }

    private static void requireFitting(String text) {
        if (!text.contains("{accounts}")) {
            throw new InvalidGroupException(WHICH_ACCOUNT, "must contain {accounts} in each language");
        }
        int length = text.replace("{value}", FIVE_DIGITS)
                .replace("{accounts}", "9".repeat(AccountEndings.LONGEST))
                .length();
        if (length > ReplyTextSettings.LONGEST) {
            throw new InvalidGroupException(
                    WHICH_ACCOUNT,
                    "has " + length + " characters with the longest list; at most " + ReplyTextSettings.LONGEST
                            + " fit into one SMS");
        }
    }

    /** @param answerWithin how long a customer may answer */
    public BindingPolicy policy(Duration answerWithin) {
        return new BindingPolicy(digitsOnly, bindingMonths, answerWithin, whichAccount);
    }
}
