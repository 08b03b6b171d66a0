package ua.meterline.reading.text;

import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.text.Vocabulary.Use;

/**
 * Explains a number by the word behind it: «1250 поточні, 1240 попередні», «77 вода», «0671234567 (тел.)». A
 * word with a number behind it, and nothing between, or the full stop of an abbreviation, belongs to that one.
 */
final class FollowingWordExplainer implements Explainer {
    @Override
    public void explain(NumberedText text) {
        for (int i = 0; i < text.size(); i++) {
            if (text.isOpen(i) && text.get(i).isValue()) {
                following(text, i);
            } else if (text.isOpen(i) && text.get(i).isTenDigits() && isPhone(text, i)) {
                text.label(i, NumberMeaning.PHONE);
            }
        }
    }

    /** 0671234567 (телефон), 0501234567 - мій телефон */
    private static boolean isPhone(NumberedText text, int number) {
        int i = number + 1;
        while ((text.isSignOf(i, "(-") || text.isWordOf(i, Sense.NEUTRAL)) && text.sameLine(i, number)) {
            i++;
        }
        return i > number + 1
                && text.isWordOf(i, Sense.PHONE)
                && text.sameLine(i, number)
                && endsThere(text, i + 1, number);
    }

    private static void following(NumberedText text, int number) {
        int first = text.isSignOf(number + 1, "(-*") ? number + 2 : number + 1;
        boolean bracketed = text.isSign(first - 1, '(');
        if (isUtility(text, first)) {
            utility(text, number, first);
            return;
        }
        if (text.isSignOf(first - 1, "-*") && text.isNumber(number - 1) && text.sameLine(number, number - 1)) {
            return;
        }
        NumberMeaning meaning = null;
        int i = first;
        while (text.isWord(i) && text.sameLine(i, number) && meaning == null) {
            meaning = meaning(text.sense(i));
            i++;
            if (meaning == null && !isFiller(text, i - 1)) {
                return;
            }
        }
        if (meaning == null) {
            return;
        }
        while (text.isWord(i) && text.sameLine(i, number) && text.sense(i) == Sense.READING) {
            i++;
        }
        if (bracketed || endsThere(text, i, number)) {
            text.label(number, meaning);
            if (meaning == NumberMeaning.WRONG) {
                text.complain();
            }
            for (int used = first; used < i; used++) {
                text.useUp(used);
            }
        }
    }

    private static boolean isUtility(NumberedText text, int i) {
        return text.isWordOf(i, Sense.UTILITY) || text.isWordOf(i, Sense.METER) && text.isWordOf(i, Use.GAS);
    }

    /** «15300 світло, 1250 газ»; but in «світло 15300 вода 77» each word stands before its number. */
    private static void utility(NumberedText text, int number, int word) {
        boolean numberFirst =
                text.sameLine(number, word) && !(text.isWord(number - 1) && text.sameLine(number, number - 1));
        if (numberFirst && (endsThere(text, word + 1, number) || text.isNumber(word + 1))) {
            boolean gas = text.isWordOf(word, Sense.METER);
            text.label(number, gas ? NumberMeaning.READING : NumberMeaning.OTHER_UTILITY);
            text.useUp(word);
        }
    }

    /** «1250 м3 поточні», «1250 - це помилка» */
    private static boolean isFiller(NumberedText text, int i) {
        String word = text.get(i).text();
        return word.equals("це") || word.equals("это") || word.equals("is") || text.unit(i - 1) == Vocabulary.Unit.GAS;
    }

    private static boolean endsThere(NumberedText text, int i, int number) {
        return i >= text.size()
                || !text.sameLine(i, number)
                || text.isSignOf(i, ",;.)!") && !(text.isSign(i, '.') && text.isNumber(i + 1))
                || text.isWordOf(i, Sense.NEUTRAL)
                || text.isWordOf(i, Sense.ABOUT);
    }

    private static NumberMeaning meaning(Sense sense) {
        return switch (sense) {
            case READING, RIGHT -> NumberMeaning.READING;
            case PREVIOUS -> NumberMeaning.PREVIOUS;
            case WRONG -> NumberMeaning.WRONG;
            case CONSUMPTION -> NumberMeaning.CONSUMPTION;
            default -> null;
        };
    }
}
