package ua.meterline.reading.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ua.meterline.reading.ExplainedNumber;
import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.text.Vocabulary.Unit;
import ua.meterline.reading.text.Vocabulary.Use;
import ua.meterline.reading.text.Vocabulary.Word;

/** The tokens of a passage, with what is known of its numbers so far. For one thread. */
final class NumberedText {
    private static final Vocabulary WORDS = Vocabulary.STANDARD;

    final Origin origin;
    private final List<Token> tokens;
    private final List<EnumSet<NumberMeaning>> meanings;
    private final Word[] words;
    private final Sense[] senses;
    private final BitSet labelled = new BitSet();
    private boolean asks;
    private boolean complains;
    private boolean spelled;
    private boolean corrected;
    private boolean gas;
    private boolean otherUtility;

    NumberedText(Passage passage) {
        origin = passage.origin();
        tokens = passage.tokens();
        meanings = new ArrayList<>(tokens.size());
        words = new Word[tokens.size()];
        senses = new Sense[tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            meanings.add(token.isNumber() ? EnumSet.noneOf(NumberMeaning.class) : null);
            words[i] = token.isWord() ? WORDS.word(token.text(), isSign(i + 1, '.')) : Word.UNKNOWN;
            senses[i] = words[i].sense();
        }
    }

    int size() {
        return tokens.size();
    }

    Token get(int i) {
        return tokens.get(i);
    }

    boolean isWord(int i) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isWord();
    }

    boolean isNumber(int i) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isNumber();
    }

    boolean isSign(int i, char sign) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isSign(sign);
    }

    /** Whether the token is one of these signs. */
    boolean isSignOf(int i, String signs) {
        return i >= 0
                && i < tokens.size()
                && tokens.get(i).kind() == Token.Kind.SIGN
                && signs.indexOf(tokens.get(i).text().charAt(0)) >= 0;
    }

    boolean sameLine(int i, int j) {
        return i >= 0
                && j >= 0
                && i < size()
                && j < size()
                && tokens.get(i).line() == tokens.get(j).line();
    }

    boolean sameCell(int i, int j) {
        return sameLine(i, j) && tokens.get(i).column() == tokens.get(j).column();
    }

    boolean isWordOf(int i, Sense sense) {
        return isWord(i) && senses[i] == sense;
    }

    boolean isWordOf(int i, Use use) {
        return isWord(i) && WORDS.has(use, tokens.get(i).text());
    }

    /** The sense of a word; {@link Sense#NEUTRAL} when it was used up by the number before it. */
    Sense sense(int i) {
        return senses[i];
    }

    void useUp(int i) {
        senses[i] = Sense.NEUTRAL;
    }

    /** Whether the word is in the vocabulary, in any of its parts. */
    boolean isKnownWord(int i) {
        return words[i].isKnown();
    }

    int month(int i) {
        return words[i].month();
    }

    /** The unit after a number, in its line. */
    Unit unit(int number) {
        int i = number + 1;
        if (isSign(i, '%')) {
            return Unit.QUANTITY;
        }
        if (isSign(i, '-') && isWord(i + 1) && isSign(i + 2, '.')) {
            i++;
        }
        if (!isWord(i) || !sameLine(number, i)) {
            return Unit.NONE;
        }
        String word = tokens.get(i).text();
        if (isMetre(word)) {
            return isCubicMetre(i) ? Unit.GAS : Unit.NONE;
        }
        return words[i].unit();
    }

    private static boolean isMetre(String word) {
        return word.equals("м") || word.equals("m");
    }

    /** м 3, м. куб., м куб */
    private boolean isCubicMetre(int metre) {
        int next = isSign(metre + 1, '.') ? metre + 2 : metre + 1;
        return isExponent(next) || isWord(next) && WORDS.unit(tokens.get(next).text()) == Unit.GAS;
    }

    /** The 3 of м 3. */
    boolean isExponent(int i) {
        return isNumber(i)
                && tokens.get(i).text().equals("3")
                && isWord(i - 1)
                && isMetre(tokens.get(i - 1).text())
                && sameLine(i, i - 1)
                && (isNumber(i - 2) || isWord(i - 2) || isSign(i - 2, '.'));
    }

    EnumSet<NumberMeaning> meanings(int i) {
        return meanings.get(i);
    }

    boolean isOpen(int i) {
        return isNumber(i) && meanings.get(i).isEmpty();
    }

    /** Whether this is the number's only meaning. */
    boolean means(int i, NumberMeaning meaning) {
        return isNumber(i) && meanings.get(i).size() == 1 && meanings.get(i).contains(meaning);
    }

    void explain(int i, NumberMeaning meaning) {
        meanings.get(i).add(meaning);
    }

    void replace(int i, NumberMeaning meaning) {
        meanings.get(i).clear();
        meanings.get(i).add(meaning);
    }

    /** Explains the number by a word or a unit, not by its place alone. */
    void label(int i, NumberMeaning meaning) {
        explain(i, meaning);
        labelled.set(i);
    }

    /** Records that the meaning follows from more than the number's place. */
    void label(int i) {
        labelled.set(i);
    }

    boolean isLabelled(int i) {
        return labelled.get(i);
    }

    /** Whether the value is open, or a reading by its label alone. */
    boolean isReadingOrOpen(int i) {
        return isNumber(i) && tokens.get(i).isValue() && (isOpen(i) || means(i, NumberMeaning.READING));
    }

    void ask() {
        asks = true;
    }

    void complain() {
        complains = true;
    }

    void spell() {
        spelled = true;
    }

    void correct() {
        corrected = true;
    }

    void nameGas() {
        gas = true;
    }

    /** Whether it names gas. */
    boolean isOfGas() {
        return gas;
    }

    /** Records that water or electricity is named, and no number of it. */
    void nameOtherUtility() {
        otherUtility = true;
    }

    boolean isOfOtherUtility() {
        return otherUtility;
    }

    /** Whether it asks or complains, so that a person has to read it. */
    boolean needsAPerson() {
        return asks || complains && !corrected;
    }

    /** Whether it has a number in words. */
    boolean hasSpelledNumber() {
        return spelled;
    }

    /** Whether all words are known, and account and reading are digits alone. */
    boolean isStrict() {
        for (int i = 0; i < size(); i++) {
            boolean counts = means(i, NumberMeaning.ACCOUNT) || means(i, NumberMeaning.READING);
            if (isWord(i) && !isKnownWord(i)
                    || isSignOf(i, "+?@")
                    || counts && !tokens.get(i).is(Form.PLAIN)) {
                return false;
            }
        }
        return true;
    }

    List<ExplainedNumber> explained() {
        List<ExplainedNumber> numbers = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if (isNumber(i)) {
                numbers.add(new ExplainedNumber(tokens.get(i).text(), Set.copyOf(meanings.get(i))));
            }
        }
        return numbers;
    }
}
