package ua.meterline.reading.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.text.Doubt.Kind;

/**
 * Reads the passages of a letter or an SMS: explains each number and judges the whole, in time linear in their length.
 */
public final class NumberReader {
    private NumberReader() {}

    /**
     * @param registered those of the letter's accounts that the registry knows; empty without a registry
     * @param checkpoint is run again and again, and may throw to end the work
     */
    public static TextReadings read(List<Passage> passages, Set<AccountNumber> registered, Runnable checkpoint) {
        List<NumberedText> texts = labelled(passages, checkpoint);
        AccountExplainer.explain(texts);
        RegistryExplainer.explain(texts, registered);
        return judged(texts);
    }

    /**
     * Reads a text in which every word must be known and the reading has no fraction. Ten digits that no word names are
     * an account.
     */
    public static TextReadings readStrictly(String text) {
        Passage passage = Passage.of(text, Origin.OWN, () -> {});
        if (passage.tokens().stream().noneMatch(Token::isTenDigits)) {
            // Most texts that are not in the announced format: explaining their numbers would change nothing.
            return TextReadings.doubt(Kind.NO_ACCOUNT, List.of(), List.of());
        }
        List<NumberedText> texts = labelled(List.of(passage), () -> {});
        AccountExplainer.explainTheOnly(texts);
        AccountExplainer.explain(texts);
        TextReadings found = judged(texts);
        return texts.stream().allMatch(NumberedText::isStrict) ? found : found.held(Kind.UNEXPLAINED);
    }

    private static TextReadings judged(List<NumberedText> texts) {
        texts.forEach(PlaceExplainer::explain);
        return NumberJudge.judge(texts)
                .with(texts.stream().flatMap(text -> text.explained().stream()).toList());
    }

    private static List<NumberedText> labelled(List<Passage> passages, Runnable checkpoint) {
        List<NumberedText> texts = new ArrayList<>();
        for (Passage passage : passages) {
            if (passage.isEmpty()) {
                continue;
            }
            NumberedText text = new NumberedText(passage);
            for (Explainer explainer : List.of(
                    new FormExplainer(passage),
                    new DateExplainer(),
                    new HeaderExplainer(),
                    new FollowingWordExplainer())) {
                explainer.explain(text);
            }
            LabelExplainer.explain(text, checkpoint);
            new CorrectionExplainer().explain(text);
            new SumExplainer().explain(text);
            new MonthExplainer().explain(text);
            texts.add(text);
        }
        return texts;
    }
}
