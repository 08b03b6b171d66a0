package ua.meterline.cli;

import java.util.stream.Collectors;
import ua.meterline.backoffice.DecisionResult;
import ua.meterline.backoffice.EffectiveReading;
import ua.meterline.backoffice.HeldMessage.Decided;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.common.Printable;

/** Tells the result of a decision in words. */
final class DecisionText {
    private DecisionText() {}

    static String accepted(DecisionResult result, DisplayTime times) {
        Statement reading = result.reading();
        EffectiveReading before = result.before();
        return "%s: accepted, %d counts for account %s in %s%s%s"
                .formatted(
                        messages(result),
                        result.counting().value(),
                        reading.account(),
                        reading.period(),
                        before == null ? "" : " (until now: " + before.value() + ")",
                        superseded(result, times));
    }

    static String rejected(DecisionResult result, DisplayTime times) {
        return messages(result) + ": rejected" + counting(result) + superseded(result, times);
    }

    static String withdrawn(DecisionResult result) {
        return "%s: %d withdrawn%s".formatted(messages(result), result.reading().value(), counting(result));
    }

    private static String counting(DecisionResult result) {
        if (result.counting() != null) {
            return "; %d counts for account %s in %s"
                    .formatted(
                            result.counting().value(),
                            result.reading().account(),
                            result.reading().period());
        } else if (result.before() != null) {
            return "; nothing counts for account %s in %s (until now: %d)"
                    .formatted(
                            result.reading().account(),
                            result.reading().period(),
                            result.before().value());
        }
        return "";
    }

    private static String messages(DecisionResult result) {
        String ids = result.messages().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (result.messages().size() == 1 ? "message " : "messages ") + ids;
    }

    private static String superseded(DecisionResult result, DisplayTime times) {
        Decided superseded = result.superseded();
        return superseded == null
                ? ""
                : "; superseded: %s by %s at %s"
                        .formatted(superseded.decision(), Printable.plain(superseded.by()), times.of(superseded.at()));
    }
}
