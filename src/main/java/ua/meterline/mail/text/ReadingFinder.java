package ua.meterline.mail.text;

import java.util.ArrayList;
import java.util.List;
import ua.meterline.mail.mime.Deadline;

/** Finds accounts and readings in what customers write. Thread-safe; takes time in proportion to the text. */
final class ReadingFinder {
    private final WordMeanings words = new WordMeanings();

    /** A part of a mail, ready to be looked through, alone or with others. */
    record Passage(List<Token> tokens) {
        static final Passage EMPTY = new Passage(List.of());

        static Passage of(String text, Deadline deadline) {
            return new Passage(
                    Tokenizer.tokens(IrrelevantNumbers.removed(TextFolding.folded(text), deadline), deadline));
        }

        boolean isEmpty() {
            return tokens.isEmpty();
        }

        /** The other one below this, so far that the words of neither explain the numbers of the other. */
        Passage and(Passage other) {
            List<Token> both = new ArrayList<>(tokens);
            int below = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).cell() + Candidates.LINES_BETWEEN_PARTS;
            other.tokens.forEach(token -> both.add(token.below(below)));
            return new Passage(both);
        }
    }

    Findings find(Passage text, Deadline deadline) {
        return find(text, Passage.EMPTY, deadline);
    }

    /** @param signature in it only what a word names counts */
    Findings find(Passage text, Passage signature, Deadline deadline) {
        return Pairing.of(
                Candidates.of(text.and(signature).tokens(), text.tokens().size(), words, deadline));
    }
}
