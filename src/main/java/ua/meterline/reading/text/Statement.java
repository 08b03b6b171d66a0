package ua.meterline.reading.text;

import java.util.regex.Pattern;
import ua.meterline.reading.text.Vocabulary.Use;

/**
 * Tells whether the customer states a value, or denies, guesses or asks about it. It is given the words and values of a
 * passage in their order. For one passage and one thread.
 */
final class Statement {
    /** A "not" reaches over so many tokens. */
    private static final int REACH = 6;
    /** And over so many behind a number without a word for a reading. */
    private static final int NEAR = 3;

    private static final Pattern INSTRUMENTAL = Pattern.compile(".*(?:ом|ем|ням|ами|ями)");

    private final NumberedText text;
    private int lastDoubt = -1;
    private int lastValue = -1;

    Statement(NumberedText text) {
        this.text = text;
    }

    /** At the end of a line or sentence. */
    void end() {
        lastDoubt = -1;
        lastValue = -1;
    }

    void word(int i) {
        switch (text.sense(i)) {
            case CHECK -> lastDoubt = i;
            case OR -> or(i);
            case NOT -> not(i);
            case READING -> reading(i);
            default -> {}
        }
    }

    /** "або", but "чи вірно 1250" is a question. */
    private void or(int i) {
        if (lastValue < 0 && text.isWordOf(i, Use.WHETHER)) {
            lastDoubt = i;
        }
    }

    private void not(int i) {
        lastDoubt = i;
        if (lastValue >= 0 && i - lastValue <= (text.isOpen(lastValue) ? NEAR : REACH)) {
            text.complain();
        }
    }

    /** «зняли з показником 1250»: of a meter or an event. */
    private void reading(int i) {
        if (text.isWordOf(i - 1, Use.WITH)
                && INSTRUMENTAL.matcher(text.get(i).text()).matches()) {
            lastDoubt = i;
        }
    }

    /** A value that may be a reading; one that is open has no word for it. */
    void value(int i) {
        lastValue = i;
        if (!text.isOpen(i) && lastDoubt >= 0 && i - lastDoubt <= REACH) {
            text.complain();
        }
        if (text.origin == Origin.OWN && isInexact(i)) {
            text.ask();
        }
    }

    /** about 1250, 125... */
    private boolean isInexact(int i) {
        boolean cutOff = text.isSign(i + 1, '.') && text.isSign(i + 2, '.');
        return cutOff || text.isWordOf(i - 1, Sense.ABOUT) && text.sameLine(i, i - 1);
    }

    /**
     * «нараховано за показником 1250», «в квитанції показник 1250»: what others state.
     *
     * @param reading a word for a reading, directly behind the name of a document
     */
    static boolean isOfADocument(NumberedText text, int reading) {
        return (text.isWord(reading - 1) && !text.isNumber(reading - 2) || text.isSign(reading - 1, ':'))
                && text.sameLine(reading, reading - 1);
    }
}
