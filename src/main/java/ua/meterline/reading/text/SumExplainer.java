package ua.meterline.reading.text;

import java.util.List;
import ua.meterline.reading.NumberMeaning;

/**
 * Explains sums: «1250 - 1240 = 10», and «1240 1250 10» without signs, are a reading, the one before and the
 * consumption between them, if it is right; «10 м3 х 7,96 = 79,60» is money.
 */
final class SumExplainer implements Explainer {
    private static final int TERMS = 3;

    @Override
    public void explain(NumberedText text) {
        for (int i = 0; i < text.size(); i++) {
            if (isTerm(text, i)) {
                difference(text, i);
            }
            if (isTimes(text, i)) {
                product(text, i);
            }
        }
    }

    private static void difference(NumberedText text, int first) {
        boolean signed = text.isSign(first + 1, '-') && text.isSign(first + TERMS, '=');
        int step = signed ? 2 : 1;
        int second = first + step;
        int third = second + step;
        boolean three = isTerm(text, second)
                && isTerm(text, third)
                && text.sameLine(first, third)
                && (signed || text.isOpen(first) && text.isOpen(second) && text.isOpen(third))
                && !(text.isNumber(third + 1) && text.sameLine(third, third + 1));
        if (!three) {
            return;
        }
        int difference = value(text, first) - value(text, second);
        if (difference > 0 && difference == value(text, third)) {
            explain(text, second, first, third);
        } else if (!signed && difference < 0 && -difference == value(text, third)) {
            explain(text, first, second, third);
        }
    }

    private static void explain(NumberedText text, int previous, int current, int consumption) {
        text.replace(previous, NumberMeaning.PREVIOUS);
        text.replace(current, NumberMeaning.READING);
        text.replace(consumption, NumberMeaning.CONSUMPTION);
        List.of(previous, current, consumption).forEach(text::label);
    }

    private static boolean isTerm(NumberedText text, int i) {
        return text.isReadingOrOpen(i) && text.get(i).is(Form.PLAIN);
    }

    private static int value(NumberedText text, int i) {
        return Integer.parseInt(text.get(i).digits());
    }

    private static boolean isTimes(NumberedText text, int i) {
        return text.isSign(i, '*')
                || text.isWord(i)
                        && (text.get(i).text().equals("х") || text.get(i).text().equals("x"));
    }

    /** The price behind the sign of a product, and what it makes. */
    private static void product(NumberedText text, int times) {
        if (text.isOpen(times + 1) && text.isSign(times + 2, '=') && text.isNumber(times + TERMS)) {
            text.label(times + 1, NumberMeaning.MONEY);
            if (text.isOpen(times + TERMS)) {
                text.label(times + TERMS, NumberMeaning.MONEY);
            }
        }
    }
}
