package ua.meterline.reading.text;

import ua.meterline.reading.text.Vocabulary.Use;

/** Tells consumptions from readings, where a unit of gas stands behind a number and no word for either before it. */
final class Consumption {
    /** So few digits are rather a consumption. */
    private static final int DIGITS = 2;

    private Consumption() {}

    /** 25 м3 за місяць */
    static boolean isMeant(NumberedText text, int i) {
        for (int j = i + 2; j < Math.min(i + 6, text.size()) && text.sameLine(i, j); j++) {
            if (text.isWordOf(j, Use.PERIOD)) {
                return true;
            }
        }
        return false;
    }

    /** 25 м3, 250 м3 за листопад, за місяць 250 м3 */
    static boolean mayBeMeant(NumberedText text, int i) {
        if (text.get(i).digits().length() <= DIGITS) {
            return true;
        }
        for (int j = Math.max(1, i - 3); j < Math.min(i + 6, text.size()); j++) {
            boolean period = text.month(j) > 0 || text.isWordOf(j, Use.PERIOD);
            if (period && text.sameLine(i, j) && text.isWordOf(j - 1, Use.DURING)) {
                return true;
            }
        }
        return false;
    }
}
