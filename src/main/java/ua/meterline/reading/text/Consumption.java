package ua.meterline.reading.text;

import java.util.Set;
import java.util.regex.Pattern;

/** Tells consumptions from readings, where a unit of gas stands behind a number and no word for either before it. */
final class Consumption {
    /** So few digits are rather a consumption. */
    private static final int DIGITS = 2;

    private static final Set<String> DURING = Set.of("за", "for", "in", "za", "during");
    private static final Pattern PERIOD =
            Pattern.compile("місяц.*|місяц|месяц.*|рік|год|month|year|honap.*|період|период|добу|сутки|квартал");

    private Consumption() {}

    /** 25 м3 за місяць */
    static boolean isMeant(NumberedText text, int i) {
        for (int j = i + 2; j < Math.min(i + 6, text.size()) && text.sameLine(i, j); j++) {
            if (text.isWord(j) && PERIOD.matcher(text.get(j).text()).matches()) {
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
            boolean period = text.isWord(j)
                    && (text.month(j) > 0 || PERIOD.matcher(text.get(j).text()).matches());
            if (period
                    && text.sameLine(i, j)
                    && text.isWord(j - 1)
                    && DURING.contains(text.get(j - 1).text())) {
                return true;
            }
        }
        return false;
    }
}
