package ua.meterline.reading.text;

import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.text.Vocabulary.Unit;
import ua.meterline.reading.text.Vocabulary.Use;

/**
 * Explains numbers by the words before them and the units after them. A word names one number, the next; words for
 * addresses and phone numbers name all that follow in the line. For one passage and one thread.
 */
final class LabelExplainer {
    /** The number of words over which a meaning reaches. */
    private static final int REACH = 8;
    /** The number of unknown words over which the name of a reading reaches. */
    private static final int STRANGERS = 2;

    private final NumberedText text;
    private final Runnable checkpoint;
    private final Statement statement;

    private Sense sense = Sense.NONE;
    /** Whether a reading was named before its account or address. */
    private boolean readingNamed;

    private boolean accountNamed;
    /** Whether water or electricity was named, and no number of it yet: an account behind it is another company's. */
    private boolean utilityNamed;

    /** Whether a number followed the word for a phone in this line. */
    private boolean phoneGiven;
    /** Whether the line has a number so far. */
    private boolean numberGiven;

    private int distance;
    private int strangers;
    private Sense lastSense = Sense.NONE;
    private boolean lastAccountNamed;

    private LabelExplainer(NumberedText text, Runnable checkpoint) {
        this.text = text;
        this.checkpoint = checkpoint;
        statement = new Statement(text);
    }

    static void explain(NumberedText text, Runnable checkpoint) {
        new LabelExplainer(text, checkpoint).explain();
    }

    private void explain() {
        for (int i = 0; i < text.size(); i++) {
            checkpoint.run();
            passCells(i);
            switch (text.get(i).kind()) {
                case WORD -> word(i);
                case NUMBER -> number(i);
                case SIGN -> sign(i);
            }
        }
        if (utilityNamed) {
            text.nameOtherUtility();
        }
    }

    /** The meaning of an address word ends with its line or cell, that of a phone word with its number's line. */
    private void passCells(int i) {
        if (i == 0) {
            return;
        }
        int lines = text.get(i).line() - text.get(i - 1).line();
        if (!text.sameCell(i, i - 1) && sense == Sense.ADDRESS || lines > 1 && sense.lasts()) {
            restore();
        }
        if (lines > 0) {
            endLine(i);
            readingNamed &= sense == Sense.READING;
            statement.end();
            if (sense == Sense.QUANTITY || sense == Sense.DATE) {
                sense = Sense.NONE;
            }
        }
    }

    /** What named a number of the line, or stands behind it, does not reach into a line that begins with a word. */
    private void endLine(int i) {
        if (phoneGiven && sense == Sense.PHONE) {
            restore();
        }
        if (numberGiven && text.isWord(i)) {
            sense = Sense.NONE;
            readingNamed = false;
        }
        phoneGiven = false;
        numberGiven = false;
    }

    private void word(int i) {
        Sense found = text.sense(i);
        statement.word(i);
        switch (found) {
            case OR -> {
                sense = lastSense;
                accountNamed = lastAccountNamed;
                return;
            }
            case QUESTION -> text.ask();
            case COMPLAINT -> text.complain();
            case NUMERAL -> text.spell();
            case WRONG -> text.complain();
            case UTILITY -> utilityNamed = true;
            case METER -> gas(i);
            default -> {}
        }
        boolean document = (sense == Sense.MONEY || sense == Sense.REFERENCE) && distance <= 1;
        if (found == Sense.READING && document && Statement.isOfADocument(text, i)) {
            text.complain();
        }
        if (sense.then(found) == sense && found != sense) {
            pass(i, found);
        } else {
            distance = 0;
            strangers = 0;
            readingNamed |= found == Sense.READING;
            accountNamed = found == Sense.ACCOUNT || accountNamed && found != Sense.PHONE;
            sense = sense.then(found);
        }
    }

    private void gas(int i) {
        if (text.isWordOf(i, Use.GAS)) {
            utilityNamed = false;
            text.nameGas();
        }
    }

    private void pass(int i, Sense found) {
        distance++;
        if (found == Sense.NONE && !text.isKnownWord(i)) {
            strangers++;
        }
        if (distance > REACH && !sense.lasts()) {
            sense = Sense.NONE;
            accountNamed = false;
        }
    }

    private void sign(int i) {
        if (text.isSign(i, '?')) {
            text.ask();
        } else if (text.isSign(i, '№')) {
            sense = sense.then(Sense.NUMBER);
        } else if (text.isSign(i, ';') || endsSentence(i)) {
            restore();
            if (endsSentence(i)) {
                sense = Sense.NONE;
                readingNamed = false;
                statement.end();
            }
        } else if (sense == Sense.ADDRESS && readingNamed && text.isSignOf(i, ":-=")) {
            restore();
        }
    }

    /** A full stop behind a word of some length, and before another one: not behind an abbreviation. */
    private boolean endsSentence(int i) {
        return text.isSignOf(i, ".!")
                && text.isWord(i - 1)
                && text.get(i - 1).text().length() > 3
                && text.isWord(i + 1)
                && text.get(i + 1).capital();
    }

    private void restore() {
        sense = readingNamed ? Sense.READING : Sense.NONE;
    }

    private void number(int i) {
        Token token = text.get(i);
        numberGiven = true;
        if (!text.isOpen(i)) {
            contradict(i);
            phoneGiven |= sense == Sense.PHONE;
            if (sense.lasts() && sense != Sense.ADDRESS) {
                restore();
            }
            return;
        }
        lastSense = sense;
        lastAccountNamed = accountNamed;
        if (token.isTenDigits()) {
            account(i);
        } else if (token.isValue() || token.is(Form.DOTTED)) {
            value(i);
        } else {
            other(i);
        }
        distance = 0;
        strangers = 0;
        phoneGiven |= lastSense == Sense.PHONE;
    }

    private NumberMeaning bySense(int i) {
        return LabelMeaning.bySense(sense, strangers > STRANGERS, text, i);
    }

    /** ліч. №54321 показник: the words on both sides name the number. */
    private void contradict(int i) {
        boolean named = text.sameCell(i, i - 1) && !text.isNumber(i - 1) && distance == 0;
        if (named && text.isLabelled(i) && text.means(i, NumberMeaning.READING)) {
            NumberMeaning meaning = bySense(i);
            if (meaning != null && meaning != NumberMeaning.READING) {
                text.explain(i, meaning);
                spend();
            }
        }
    }

    private void account(int i) {
        if (utilityNamed) {
            text.label(i, NumberMeaning.OTHER_UTILITY);
            accountNamed = false;
            sense = Sense.UTILITY;
            return;
        }
        if (accountNamed) {
            text.label(i, NumberMeaning.ACCOUNT);
        } else {
            NumberMeaning meaning = switch (sense) {
                case PHONE -> phoneGiven && !AccountExplainer.isPhone(text.get(i)) ? null : NumberMeaning.PHONE;
                case REFERENCE -> NumberMeaning.REFERENCE;
                case METER_NUMBER -> NumberMeaning.METER;
                default -> null;
            };
            if (meaning != null) {
                text.label(i, meaning);
                return;
            }
        }
        accountNamed = false;
        restore();
    }

    private void value(int i) {
        Unit unit = text.unit(i);
        if (unit == Unit.THOUSAND || text.isWordOf(i - 1, Sense.NUMERAL)) {
            text.spell();
            return;
        }
        NumberMeaning meaning = LabelMeaning.byUnit(unit);
        if (meaning != null) {
            utilityNamed &= meaning != NumberMeaning.OTHER_UTILITY;
            text.label(i, meaning);
            return;
        }
        meaning = unit == Unit.GAS ? LabelMeaning.byUnitOfGas(sense, text, i) : bySense(i);
        if (meaning != null) {
            text.label(i, meaning);
        }
        if (meaning == null || meaning == NumberMeaning.READING) {
            statement.value(i);
        }
        if (unit == Unit.GAS
                && meaning == NumberMeaning.READING
                && sense != Sense.READING
                && Consumption.mayBeMeant(text, i)) {
            text.explain(i, NumberMeaning.CONSUMPTION);
        }
        if (meaning == NumberMeaning.POSTAL_CODE && AddressNumber.mayBeReading(text, i)) {
            text.explain(i, NumberMeaning.READING);
        }
        utilityNamed &= meaning != NumberMeaning.OTHER_UTILITY;
        spend();
    }

    /** A house, or a number that is too long for a dial. */
    private void other(int i) {
        Token token = text.get(i);
        if (token.is(Form.HOUSE)) {
            boolean named =
                    sense == Sense.ADDRESS || text.isWord(i - 1) && text.sameLine(i, i - 1) && !isNamedReading();
            if (named) {
                text.label(i, NumberMeaning.ADDRESS);
            }
        } else if (token.is(Form.SPLIT)) {
            split(i);
        } else {
            tooLong(i);
        }
    }

    private boolean isNamedReading() {
        return sense == Sense.READING || sense == Sense.PREVIOUS || sense == Sense.METER;
    }

    private void split(int i) {
        NumberMeaning meaning = LabelMeaning.ofSplit(sense, text, i);
        if (meaning != null) {
            text.label(i, meaning);
            spend();
        }
    }

    private void tooLong(int i) {
        NumberMeaning meaning = LabelMeaning.ofTooLong(sense, text, i);
        int word = text.isSignOf(i - 1, "№#:") ? i - 2 : i - 1;
        boolean ofTheMeter = text.isWordOf(word, Sense.METER);
        if (ofTheMeter) {
            meaning = NumberMeaning.METER;
        }
        if (meaning != null) {
            text.label(i, meaning);
        }
        if (!ofTheMeter && !sense.lasts()) {
            sense = readingNamed && meaning != null ? Sense.READING : Sense.NONE;
        }
    }

    /** A word names one number, but an address has several. */
    private void spend() {
        readingNamed &= sense == Sense.ADDRESS;
        if (sense == Sense.METER_NUMBER) {
            sense = Sense.METER;
        } else if (!sense.lasts()) {
            sense = Sense.NONE;
        }
    }
}
