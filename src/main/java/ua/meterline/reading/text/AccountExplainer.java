package ua.meterline.reading.text;

import java.util.List;
import java.util.regex.Pattern;
import ua.meterline.reading.NumberMeaning;

/**
 * Explains ten digits that no word names: an account or a phone number. Accounts begin with 050, like mobile numbers of
 * one operator; those of other operators are phone numbers.
 */
final class AccountExplainer {
    private static final Pattern PHONE =
            Pattern.compile("0(?:39|6[36-8]|7[357]|89|9[1-9]|3[1-8]|4[1-8]|5[1-7]|6[1259])\\d{7}");

    private final List<NumberedText> texts;

    private AccountExplainer(List<NumberedText> texts) {
        this.texts = texts;
    }

    /** @param texts the passages of a letter */
    static void explain(List<NumberedText> texts) {
        new AccountExplainer(texts).explain();
    }

    /** The only number of ten digits is an account, whatever it begins with, unless a word names it otherwise. */
    static void explainTheOnly(List<NumberedText> texts) {
        for (NumberedText text : texts) {
            int only = -1;
            int count = 0;
            for (int i = 0; i < text.size(); i++) {
                if (text.isNumber(i) && text.get(i).isTenDigits()) {
                    only = i;
                    count++;
                }
            }
            if (count == 1 && text.isOpen(only) && text.get(only).is(Form.PLAIN)) {
                text.explain(only, NumberMeaning.ACCOUNT);
            }
        }
    }

    private void explain() {
        boolean named = false;
        int bare = 0;
        for (NumberedText text : texts) {
            for (int i = 0; i < text.size(); i++) {
                named |= text.means(i, NumberMeaning.ACCOUNT);
                bare += isOpenAccount(text, i) ? 1 : 0;
            }
        }
        for (NumberedText text : texts) {
            for (int i = 0; i < text.size(); i++) {
                if (text.isOpen(i) && text.get(i).isTenDigits()) {
                    explain(text, i, named, bare);
                }
            }
        }
    }

    /** Whether the digits are those of a phone number that does not begin like an account. */
    static boolean isPhone(Token token) {
        return PHONE.matcher(token.digits()).matches();
    }

    private static boolean isOpenAccount(NumberedText text, int i) {
        return text.isOpen(i)
                && text.get(i).isTenDigits()
                && text.get(i).is(Form.PLAIN)
                && text.origin != Origin.SIGNATURE
                && !isPhone(text.get(i));
    }

    private static void explain(NumberedText text, int i, boolean named, int bare) {
        if (isOpenAccount(text, i)) {
            boolean phone = (named || bare > 1) && isBelowAName(text, i);
            text.explain(i, phone ? NumberMeaning.PHONE : NumberMeaning.ACCOUNT);
        } else if (named || bare > 0 || text.get(i).is(Form.GROUPED) || text.origin == Origin.SIGNATURE) {
            text.explain(i, NumberMeaning.PHONE);
        } else {
            text.explain(i, NumberMeaning.PHONE);
            text.explain(i, NumberMeaning.ACCOUNT);
        }
    }

    /** At the end of its line, and behind a word that is a name. */
    private static boolean isBelowAName(NumberedText text, int i) {
        return text.isWord(i - 1)
                && text.get(i - 1).capital()
                && !text.isKnownWord(i - 1)
                && text.get(i).line() - text.get(i - 1).line() <= 2
                && !(text.isNumber(i + 1) && text.get(i + 1).isValue())
                && !text.isNumber(i - 2);
    }
}
