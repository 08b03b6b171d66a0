package ua.meterline.reading.text;

import java.util.ArrayList;
import java.util.List;
import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.text.Vocabulary.Use;

/**
 * Explains the two values of a correction: «виправити 1250 на 1257», «не 1250, а 1257», «замість 1250 - 1257»,
 * «1250 помилковий, правильно 1257».
 */
final class CorrectionExplainer implements Explainer {
    @Override
    public void explain(NumberedText text) {
        List<Integer> values = new ArrayList<>();
        boolean change = false;
        for (int i = 0; i < text.size(); i++) {
            change |= text.isWordOf(i, Sense.CHANGE);
            if (text.isNumber(i) && text.get(i).isValue() && isOfAReading(text, i)) {
                values.add(i);
            }
        }
        if (values.size() == 2) {
            explain(text, values.get(0), values.get(1), change);
        }
        if (change || values.stream().anyMatch(i -> text.means(i, NumberMeaning.WRONG))) {
            text.complain();
        }
    }

    private static boolean isOfAReading(NumberedText text, int i) {
        return text.isOpen(i) || text.means(i, NumberMeaning.READING) || text.means(i, NumberMeaning.WRONG);
    }

    private static void explain(NumberedText text, int first, int second, boolean change) {
        if (change && hasBetween(text, first, second, Use.TO)
                || isDirectlyBehind(text, first, Sense.NOT) && hasBetween(text, first, second, Use.BUT)
                || isDirectlyBehind(text, first, Sense.INSTEAD)
                || isBefore(text, first, "helyett")
                || text.means(first, NumberMeaning.WRONG)
                        && (isDirectlyBehind(text, second, Sense.RIGHT) || text.isLabelled(second))) {
            correct(text, first, second);
        } else if (isDirectlyBehind(text, second, Sense.INSTEAD)
                || isDirectlyBehind(text, second, Sense.NOT)
                || text.means(second, NumberMeaning.WRONG) && isDirectlyBehind(text, first, Sense.RIGHT)) {
            correct(text, second, first);
        }
    }

    private static void correct(NumberedText text, int wrong, int right) {
        text.replace(wrong, NumberMeaning.WRONG);
        text.replace(right, NumberMeaning.READING);
        text.label(right, NumberMeaning.READING);
        text.correct();
    }

    private static boolean isDirectlyBehind(NumberedText text, int number, Sense sense) {
        for (int i = number - 1; i >= Math.max(0, number - 5) && text.sameLine(i, number); i--) {
            if (text.isWordOf(i, sense)) {
                return true;
            } else if (text.isNumber(i)) {
                return false;
            }
        }
        return false;
    }

    private static boolean isBefore(NumberedText text, int number, String word) {
        return text.isWord(number + 1) && text.get(number + 1).text().equals(word);
    }

    private static boolean hasBetween(NumberedText text, int first, int second, Use use) {
        for (int i = first + 1; i < second; i++) {
            if (text.isWordOf(i, use)) {
                return true;
            }
        }
        return false;
    }
}
