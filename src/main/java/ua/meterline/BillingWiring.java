package ua.meterline;

import ua.meterline.reading.Decider;
import ua.meterline.reading.LenientReader;
import ua.meterline.reading.TextJudge;
import ua.meterline.reading.lenient.LenientFormat;
import ua.meterline.reading.rules.Rules;
import ua.meterline.settings.Settings;

/** Makes the parts that judge messages, as they are set. */
public final class BillingWiring {
    private BillingWiring() {}

    public static TextJudge textJudge(Settings settings) {
        LenientReader lenient = settings.billing().lenient() ? new LenientFormat() : LenientReader.NONE;
        return new TextJudge(
                settings.readingFormat(), lenient, settings.billing().calendar());
    }

    public static Decider decider(Settings settings) {
        return new Decider(Rules.book(settings.billing().rules()), settings.replies());
    }
}
