package ua.meterline.app;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.hibernate.validator.cfg.defs.PatternDef;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decider;
import ua.meterline.reading.ImportJudge;
import ua.meterline.reading.LenientReader;
import ua.meterline.reading.TextJudge;
import ua.meterline.reading.lenient.LenientFormat;
import ua.meterline.reading.rules.Rules;
import ua.meterline.store.ImportRows;
import ua.meterline.store.ReadingRows;
import ua.meterline.store.RecentMessages;

/** Wires validation, parsing and rules, for the gateway and for the replay. */
public final class ReadingModule {
    private ReadingModule() {}

    /**
     * @param recent the messages of the redelivery window
     * @param clock of the times that are stored
     * @param steadyClock of the times at which replies are due
     */
    static void bind(
            RouteBindings routes,
            LiveSettings live,
            RecentMessages recent,
            InstantSource clock,
            InstantSource steadyClock) {
        Settings settings = live.get();
        routes.bind("readingFormatValidation", formatValidation(settings));
        routes.bind("textJudge", textJudge(settings));
        routes.bind("importJudge", new ImportJudge(calendar(settings)));
        routes.bind("readingRows", new ReadingRows(decider(live), recent, clock, steadyClock));
        routes.bind("importRows", new ImportRows(clock));
    }

    public static TextJudge textJudge(Settings settings) {
        LenientReader lenient = settings.lenient() ? new LenientFormat() : LenientReader.NONE;
        return new TextJudge(settings.readingFormat(), lenient, calendar(settings));
    }

    public static Decider decider(Settings settings) {
        return new Decider(Rules.book(settings.billing().rules()), settings.replies());
    }

    private static Decider decider(LiveSettings live) {
        return new Decider(
                live.derived(settings -> Rules.book(settings.billing().rules())), live.derived(Settings::replies));
    }

    /** Determines the period of a reading. */
    public static BillingCalendar calendar(Settings settings) {
        return settings.billing().calendar();
    }

    /**
     * Validates the text of a {@link CustomerMessage}. The constraint is a setting, and so it cannot be an annotation.
     */
    public static ValidatorFactory formatValidation(Settings settings) {
        HibernateValidatorConfiguration configuration = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator());
        ConstraintMapping mapping = configuration.createConstraintMapping();
        mapping.type(CustomerMessage.class)
                .field("text")
                .constraint(new PatternDef()
                        .regexp(settings.readingFormat().regularExpression())
                        .message("not the announced format"));
        return configuration.addMapping(mapping).buildValidatorFactory();
    }
}
