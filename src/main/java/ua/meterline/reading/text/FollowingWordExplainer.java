package ua.meterline.reading.text;

import ua.meterline.reading.NumberMeaning;

/**
 * Explains a number by the word behind it: «1250 поточні, 1240 попередні», «1250 (помилковий)», «0671234567 (тел.)». A
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

    /** «1250 м3 поточні», «1250 - це помилка» */
    private static boolean isFiller(NumberedText text, int i) {
        String word = text.get(i).text();
        return word.equals("це") || word.equals("это") || word.equals("is") || text.unit(i - 1) == Vocabulary.Unit.GAS;
    }

    private static boolean endsThere(NumberedText text, int i, int number) {
        return i >= text.size()
                || !text.sameLine(i, number)
                || text.isSignOf(i, ",;.)!") && !(text.isSign(i, '.') && text.isNumber(i + 1))
                || text.isWordOf(i, Sense.NEUTRAL);
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
