package ua.meterline.reading.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import ua.meterline.reading.NumberMeaning;

/** Of values that follow different months, the one of the latest month is the reading of this period. */
final class MonthExplainer implements Explainer {
    private static final int MONTHS = 12;
    private static final int HALF_A_YEAR = 6;

    private record Dated(int number, int month) {}

    @Override
    public void explain(NumberedText text) {
        List<Dated> values = new ArrayList<>();
        int month = 0;
        for (int i = 0; i < text.size(); i++) {
            int named = text.means(i, NumberMeaning.DATE) ? month(text.get(i)) : text.month(i);
            if (named > 0) {
                month = named;
            } else if (text.isReadingOrOpen(i)) {
                values.add(new Dated(i, month));
                month = 0;
            } else if (text.isNumber(i) && text.get(i).isTenDigits()) {
                month = 0;
            }
        }
        if (!isAscending(text, values)) {
            Collections.reverse(values);
        }
        if (values.size() > 1 && values.size() <= MONTHS && isAscending(text, values)) {
            for (int i = 0; i < values.size() - 1; i++) {
                text.replace(values.get(i).number(), NumberMeaning.PREVIOUS);
            }
            int last = values.get(values.size() - 1).number();
            text.replace(last, NumberMeaning.READING);
            text.label(last, NumberMeaning.READING);
        }
    }

    /** The month of 01.11.2026, 01.11, 2026-11-01 and 11.2026; 0 when there is none. */
    private static int month(Token date) {
        String[] parts = date.text().split("[./-]");
        if (parts.length < 2 || !date.is(Form.DATE)) {
            return 0;
        }
        String month = parts.length == 2 && parts[1].strip().length() == 4 ? parts[0] : parts[1];
        return Integer.parseInt(month.strip());
    }

    /** Whether each value has a later month than the one before it, and is not smaller. */
    private static boolean isAscending(NumberedText text, List<Dated> values) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).month() == 0) {
                return false;
            }
            if (i > 0) {
                int months =
                        Math.floorMod(values.get(i).month() - values.get(i - 1).month(), MONTHS);
                boolean later = months > 0 && months <= HALF_A_YEAR;
                if (!later || value(text, values.get(i)) < value(text, values.get(i - 1))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int value(NumberedText text, Dated dated) {
        return Integer.parseInt(text.get(dated.number()).digits());
    }
}
