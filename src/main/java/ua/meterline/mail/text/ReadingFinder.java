package ua.meterline.mail.text;

import java.util.ArrayList;
import java.util.List;
import ua.meterline.mail.mime.Deadline;

/** Finds accounts and readings in a text, in time linear in its length. Thread-safe. */
final class ReadingFinder {
    private final WordMeanings words = new WordMeanings();

    /** A part of a mail as tokens, to be searched alone or with others. */
    record Passage(List<Token> tokens) {
        static final Passage EMPTY = new Passage(List.of());

        static Passage of(String text, Deadline deadline) {
            return new Passage(
                    Tokenizer.tokens(IrrelevantNumbers.removed(TextFolding.folded(text), deadline), deadline));
        }

        boolean isEmpty() {
            return tokens.isEmpty();
        }

        /** This passage with the other one below it, far enough that their words do not name each other's numbers. */
        Passage and(Passage other) {
            List<Token> both = new ArrayList<>(tokens);
            int below = tokens.isEmpty() ? 0 : tokens.get(tokens.size() - 1).cell() + Candidates.LINES_BETWEEN_PARTS;
            other.tokens.forEach(token -> both.add(token.below(below)));
            return new Passage(both);
        }
    }

    TextReadings find(Passage text, Deadline deadline) {
        return find(text, Passage.EMPTY, deadline);
    }

    /** @param signature only named numbers of it count */
    TextReadings find(Passage text, Passage signature, Deadline deadline) {
        return Pairing.of(
                Candidates.of(text.and(signature).tokens(), text.tokens().size(), words, deadline));
    }
}
