package ua.meterline.mail.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ua.meterline.mail.text.Token.Kind;

/** The context of a token: the words and signs next to it, and the other tokens of its cell. Immutable. */
final class TokenContext {
    private final List<Token> tokens;
    private final WordMeanings words;
    /** By cell; units of gas are not counted. */
    private final Map<Integer, Integer> wordsOfCell = new HashMap<>();

    private final Map<Integer, Integer> numbersOfCell = new HashMap<>();

    TokenContext(List<Token> tokens, WordMeanings words) {
        this.tokens = tokens;
        this.words = words;
        for (Token token : tokens) {
            if (token.is(Kind.WORD)) {
                wordsOfCell.merge(token.cell(), WordMeanings.isUnitOfGas(token.text()) ? 0 : 1, Integer::sum);
            } else if (token.is(Kind.NUMBER)) {
                numbersOfCell.merge(token.cell(), 1, Integer::sum);
            }
        }
    }

    /** The meaning of the word for the numbers after it. */
    WordMeaning meaningOf(int i) {
        return words.of(tokens.get(i).text(), isSign(i + 1, '.'));
    }

    /** Whether the number is the only one of its cell, which has no words. */
    boolean isAlone(int i) {
        int cell = tokens.get(i).cell();
        return wordsOfCell.getOrDefault(cell, 0) == 0 && numbersOfCell.get(cell) == 1;
    }

    /** Whether the token is a unit of gas, abbreviated or not. */
    boolean isUnit(int i) {
        return isWord(i) && WordMeanings.isUnitOfGas(tokens.get(i).text())
                || isWord(i)
                        && isSign(i + 1, '.')
                        && isWord(i + 2)
                        && WordMeanings.isUnitOfGas(tokens.get(i + 2).text());
    }

    /** Whether the unit after the number is not a unit of gas. */
    boolean countsSomethingElse(int i) {
        return isWord(i + 1)
                        && tokens.get(i).line() == tokens.get(i + 1).line()
                        && !isUnit(i + 1)
                        && WordMeanings.isUnitOfSomethingElse(tokens.get(i + 1).text())
                || isSign(i + 1, '%');
    }

    /** Five digits next to the name of a place. Local ones begin with 8 or 9, but customers live elsewhere, too. */
    boolean isPostalCode(int i) {
        if (tokens.get(i).text().length() != Candidates.DIAL_LENGTH) {
            return false;
        }
        int next = isSign(i + 1, ',') ? i + 2 : i + 1;
        int before = i > 0 && isSign(i - 1, ',') ? i - 2 : i - 1;
        int line = tokens.get(i).line();
        return isPlace(next, line) || isPlace(before, line) || isPlace(before, line - 1) && isAlone(i);
    }

    private boolean isPlace(int i, int line) {
        return i >= 0 && isWord(i) && tokens.get(i).line() == line && meaningOf(i) == WordMeaning.ADDRESS;
    }

    private boolean isWord(int i) {
        return i < tokens.size() && tokens.get(i).is(Kind.WORD);
    }

    private boolean isSign(int i, char sign) {
        return i < tokens.size() && tokens.get(i).isSign(sign);
    }
}
