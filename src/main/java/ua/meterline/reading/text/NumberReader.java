package ua.meterline.reading.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the passages of a letter or an SMS: explains each number and judges the whole, in time linear in their length.
 */
public final class NumberReader {
    private NumberReader() {}

    /** @param checkpoint is run again and again, and may throw to end the work */
    public static TextReadings read(List<Passage> passages, Runnable checkpoint) {
        List<NumberedText> texts = explained(passages, checkpoint);
        return NumberJudge.judge(texts)
                .with(texts.stream().flatMap(text -> text.explained().stream()).toList());
    }

    static List<NumberedText> explained(List<Passage> passages, Runnable checkpoint) {
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
        AccountExplainer.explain(texts);
        texts.forEach(PlaceExplainer::explain);
        return texts;
    }
}
