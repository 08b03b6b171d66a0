package ua.meterline.reading.text;

import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.text.Vocabulary.Unit;

/** Explains what a number is by its form alone: phone numbers, dates, times, links, our own text. */
final class FormExplainer implements Explainer {
    private static final String OUR_ACCOUNT = "1234567890";
    private static final int LONGEST_NAME_DIGITS = 2;

    private final Passage passage;

    FormExplainer(Passage passage) {
        this.passage = passage;
    }

    @Override
    public void explain(NumberedText text) {
        for (int i = 0; i < text.size(); i++) {
            if (text.isNumber(i)) {
                NumberMeaning meaning = meaning(text, i);
                if (meaning != null) {
                    text.explain(i, meaning);
                }
            }
        }
    }

    private NumberMeaning meaning(NumberedText text, int i) {
        Token token = text.get(i);
        if (passage.ours().get(token.line()) || isOurExample(text, i)) {
            return NumberMeaning.OUR_TEXT;
        }
        return switch (token.form()) {
            case PHONE -> NumberMeaning.PHONE;
            case DATE -> NumberMeaning.DATE;
            case TIME -> NumberMeaning.TIME;
            case LINK -> NumberMeaning.NAME;
            case METER_TYPE -> NumberMeaning.METER;
            case ITEM -> NumberMeaning.POSITION;
            case ORDINAL -> text.unit(i) == Unit.DATE ? NumberMeaning.DATE : NumberMeaning.POSITION;
            case CODE -> isName(token) ? NumberMeaning.NAME : null;
            case PLAIN -> text.isExponent(i) ? NumberMeaning.QUANTITY : null;
            default -> null;
        };
    }

    private static boolean isName(Token token) {
        return token.text().chars().filter(c -> c >= '0' && c <= '9').count() <= LONGEST_NAME_DIGITS;
    }

    private static boolean isOurExample(NumberedText text, int i) {
        return text.get(i).digits().equals(OUR_ACCOUNT)
                || i > 0
                        && text.get(i).digits().equals("12345")
                        && text.isNumber(i - 1)
                        && text.get(i - 1).digits().equals(OUR_ACCOUNT);
    }
}
