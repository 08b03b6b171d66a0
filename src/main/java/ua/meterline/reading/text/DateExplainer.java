package ua.meterline.reading.text;

import java.util.regex.Pattern;
import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.text.Vocabulary.Unit;
import ua.meterline.reading.text.Vocabulary.Use;

/** Explains days, months and years beside the name of a month, and what prepositions show to be a date or a time. */
final class DateExplainer implements Explainer {
    /** 01112026 */
    private static final Pattern UNSEPARATED = Pattern.compile("(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])20[23]\\d");

    private static final int FIRST_YEAR = 1990;
    private static final int LAST_YEAR = 2039;
    private static final int DAYS = 31;
    private static final int HOURS = 24;
    private static final int MINUTES = 60;

    @Override
    public void explain(NumberedText text) {
        for (int i = 0; i < text.size(); i++) {
            if (text.month(i) > 0) {
                text.useUp(i);
                aroundMonth(text, i);
            } else if (text.isOpen(i)) {
                alone(text, i);
            }
        }
    }

    /** 1 листопада 2026 р., 2026. november 1., November 1st, листопад 2026 */
    private static void aroundMonth(NumberedText text, int month) {
        int day = before(text, month);
        if (isDay(text, day)) {
            text.replace(day, NumberMeaning.DATE);
            int year = before(text, day);
            if (isYear(text, year) && text.sameLine(year, day)) {
                text.replace(year, NumberMeaning.DATE);
            }
        } else if (isYear(text, day) && text.isSign(day + 1, '.')) {
            text.replace(day, NumberMeaning.DATE);
        }
        int next = after(text, month);
        if (isDay(text, next) && isLatin(text.get(month)) && !isDay(text, day) && isDayBehindMonth(text, next)) {
            text.replace(next, NumberMeaning.DATE);
            next = after(text, next);
        }
        if (isYear(text, next) && text.sameLine(month, next)) {
            text.replace(next, NumberMeaning.DATE);
        } else if (isShortYear(text, next)) {
            text.replace(next, NumberMeaning.DATE);
        }
    }

    /** "november 1.", "Nov 1, 2026"; but "October 1240" is a reading. */
    private static boolean isDayBehindMonth(NumberedText text, int i) {
        return text.get(i).is(Form.ORDINAL)
                || text.isSignOf(i + 1, ".,")
                || text.isSign(i + 1, '-') && text.isWord(i + 2)
                || i + 1 >= text.size()
                || !text.sameLine(i, i + 1);
    }

    private static int before(NumberedText text, int i) {
        return text.isSignOf(i - 1, ".,-")
                        || text.isWord(i - 1) && text.get(i - 1).text().equals("of")
                ? i - 2
                : i - 1;
    }

    private static int after(NumberedText text, int i) {
        return text.isSignOf(i + 1, ".,'") ? i + 2 : i + 1;
    }

    private static boolean isLatin(Token token) {
        return token.text().charAt(0) < 0x80;
    }

    private static boolean isDay(NumberedText text, int i) {
        return text.isNumber(i)
                && (text.get(i).is(Form.PLAIN)
                                && number(text, i) >= 1
                                && number(text, i) <= DAYS
                                && text.get(i).digits().length() <= 2
                        || text.get(i).is(Form.ORDINAL));
    }

    private static boolean isYear(NumberedText text, int i) {
        return text.isNumber(i)
                && text.get(i).is(Form.PLAIN)
                && text.get(i).digits().length() == 4
                && number(text, i) >= FIRST_YEAR
                && number(text, i) <= LAST_YEAR;
    }

    /** листопад 26 р. */
    private static boolean isShortYear(NumberedText text, int i) {
        return text.isNumber(i)
                && text.get(i).is(Form.PLAIN)
                && text.get(i).digits().length() == 2
                && text.unit(i) == Unit.DATE;
    }

    private static int number(NumberedText text, int i) {
        String digits = text.get(i).digits();
        return digits.length() > 5 || digits.isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private static void alone(NumberedText text, int i) {
        Token token = text.get(i);
        if (token.is(Form.PLAIN) && UNSEPARATED.matcher(token.digits()).matches()) {
            text.explain(i, NumberMeaning.DATE);
            return;
        }
        if (token.is(Form.DOTTED) || token.is(Form.DECIMAL) && isTime(token.text())) {
            dotted(text, i);
        } else if (text.unit(i) == Unit.DATE && (isDay(text, i) || isYear(text, i) || number(text, i) < 100)) {
            text.explain(i, NumberMeaning.DATE);
        } else if (text.unit(i) == Unit.TIME && number(text, i) < MINUTES) {
            text.explain(i, NumberMeaning.TIME);
        } else if (isYear(text, i) && isBehindYear(text, i)) {
            text.explain(i, NumberMeaning.DATE);
        } else if (isYear(text, i)
                && text.isNumber(i - 1)
                && text.means(i - 1, NumberMeaning.DATE)
                && text.get(i - 1).text().length() <= 5
                && text.isSign(i + 1, '.')) {
            text.explain(i, NumberMeaning.DATE);
        }
    }

    /** рік випуску 2015 */
    private static boolean isBehindYear(NumberedText text, int i) {
        for (int before = i - 1; before >= i - 2 && text.sameLine(i, before); before--) {
            if (text.isWordOf(before, Use.YEAR)) {
                return true;
            }
        }
        return false;
    }

    /** 18.30 is a time after "о", 11.26 a month after "за"; otherwise it stays open. */
    private static void dotted(NumberedText text, int i) {
        if (isBehind(text, i, Use.BEFORE_TIME) && isTime(text.get(i).text()) || text.unit(i) == Unit.TIME) {
            text.explain(i, NumberMeaning.TIME);
        } else if (text.get(i).is(Form.DOTTED)
                && isDate(text.get(i).text())
                && (isBehind(text, i, Use.BEFORE_DATE) || text.unit(i) == Unit.DATE || isBracketed(text, i))) {
            text.explain(i, NumberMeaning.DATE);
        }
    }

    private static boolean isBehind(NumberedText text, int i, Use use) {
        return text.isWordOf(i - 1, use) && text.sameLine(i, i - 1);
    }

    private static boolean isBracketed(NumberedText text, int i) {
        return text.isSign(i - 1, '(') && text.isSign(i + 1, ')');
    }

    private static boolean isTime(String written) {
        String[] parts = written.split("[.,]");
        return parts.length == 2
                && parts[0].length() <= 2
                && parts[1].length() == 2
                && Integer.parseInt(parts[0]) < HOURS
                && Integer.parseInt(parts[1]) < MINUTES;
    }

    /** A day and a month, or a month and a year. */
    private static boolean isDate(String written) {
        String[] parts = written.split("\\.");
        int first = Integer.parseInt(parts[0]);
        int second = Integer.parseInt(parts[1]);
        return first >= 1
                && (first <= DAYS && second >= 1 && second <= 12 || first <= 12 && second >= 20 && second <= 39);
    }
}
