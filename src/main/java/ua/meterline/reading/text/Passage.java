package ua.meterline.reading.text;

import java.util.BitSet;
import java.util.List;

/**
 * A part of a text as tokens.
 *
 * @param ours the lines that repeat our own text
 */
public record Passage(Origin origin, List<Token> tokens, BitSet ours) {
    /** @param checkpoint is run again and again, and may throw to end the work */
    public static Passage of(String text, Origin origin, Runnable checkpoint) {
        return of(text, origin, new BitSet(), checkpoint);
    }

    public static Passage of(String text, Origin origin, BitSet ours, Runnable checkpoint) {
        return new Passage(origin, Tokenizer.tokens(text, checkpoint), ours);
    }

    public boolean isEmpty() {
        return tokens.isEmpty();
    }
}
