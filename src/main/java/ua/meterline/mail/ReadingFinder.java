package ua.meterline.mail;

import java.util.ArrayList;
import java.util.List;

/** Finds accounts and readings in what customers write. Thread-safe; takes time in proportion to the text. */
final class ReadingFinder {
    private final Words words = new Words();

    Findings find(String text) {
        return find(text, "");
    }

    /** @param signature in it only what a word names counts */
    Findings find(String text, String signature) {
        List<Token> tokens = new ArrayList<>(tokens(text, 0));
        int trusted = tokens.size();
        int lines = trusted == 0 ? 0 : tokens.get(trusted - 1).cell();
        tokens.addAll(tokens(signature, lines + Candidates.LINES_BETWEEN_PARTS));
        return Pairing.of(Candidates.of(tokens, trusted, words));
    }

    private static List<Token> tokens(String text, int firstLine) {
        return Tokenizer.tokens(Noise.removed(Glyphs.folded(text)), firstLine);
    }
}
