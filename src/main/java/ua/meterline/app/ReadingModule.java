package ua.meterline.app;

import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.hibernate.validator.cfg.ConstraintMapping;
import org.hibernate.validator.cfg.defs.PatternDef;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import ua.meterline.config.CanarySettings;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;
import ua.meterline.outbox.canary.CanaryRows;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BindingPolicy;
import ua.meterline.reading.CanaryJudge;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decider;
import ua.meterline.reading.ImportJudge;
import ua.meterline.reading.LenientReader;
import ua.meterline.reading.Neighbourhood;
import ua.meterline.reading.QuestionPolicy;
import ua.meterline.reading.ReceiptPolicy;
import ua.meterline.reading.SeveralReadingsJudge;
import ua.meterline.reading.TextJudge;
import ua.meterline.reading.WindowExtensions;
import ua.meterline.reading.lenient.LenientFormat;
import ua.meterline.reading.rules.Neighbours;
import ua.meterline.reading.rules.Rules;
import ua.meterline.store.AccountQuestionRows;
import ua.meterline.store.AnswerRows;
import ua.meterline.store.BindingRows;
import ua.meterline.store.ImportRows;
import ua.meterline.store.QuestionRows;
import ua.meterline.store.ReadingReceiptRows;
import ua.meterline.store.ReadingRows;
import ua.meterline.store.Redeliveries;
import ua.meterline.store.ReminderWishRows;
import ua.meterline.store.cluster.ClaimLease;

/** Wires validation, parsing and rules, for the gateway and for the replay. */
public final class ReadingModule {
    private ReadingModule() {}

    /**
     * For the routes of the gateway.
     *
     * @param recent the messages of the redelivery window
     * @param extensions of the window of submission
     * @param clock of the times that are stored
     * @param steadyClock of the times at which replies are due
     * @param lease under which new replies are claimed
     */
    static void bind(
            RouteBindings routes,
            LiveSettings live,
            Redeliveries recent,
            WindowExtensions extensions,
            InstantSource clock,
            InstantSource steadyClock,
            ClaimLease lease) {
        bindJudging(
                routes,
                live,
                recent,
                extensions,
                clock,
                steadyClock,
                lease,
                new Conversation(
                        questions(live),
                        bindings(live),
                        live.derived(Settings::receipts),
                        canaryJudge(live.get().canary())));
    }

    static Supplier<QuestionPolicy> questions(LiveSettings live) {
        return live.derived(settings -> settings.questions().policy());
    }

    static Supplier<BindingPolicy> bindings(LiveSettings live) {
        return live.derived(
                settings -> settings.bindings().policy(settings.questions().answerWithin()));
    }

    /** For routes beside those of the gateway: there, messages are judged by their text alone. */
    static void bindWithoutConversation(
            RouteBindings routes,
            LiveSettings live,
            Redeliveries recent,
            WindowExtensions extensions,
            InstantSource clock) {
        bindJudging(
                routes,
                live,
                recent,
                extensions,
                clock,
                clock,
                ClaimLease.ENDLESS,
                new Conversation(
                        () -> QuestionPolicy.OFF, () -> BindingPolicy.OFF, () -> ReceiptPolicy.OFF, CanaryJudge.OFF));
    }

    /** What the meaning of a message and the reply to it may depend on beside its text. */
    private record Conversation(
            Supplier<QuestionPolicy> questions,
            Supplier<BindingPolicy> bindings,
            Supplier<ReceiptPolicy> receipts,
            CanaryJudge canary) {}

    private static CanaryJudge canaryJudge(CanarySettings canary) {
        return canary.isOn() ? new CanaryJudge(canary.number(), canary.account()) : CanaryJudge.OFF;
    }

    private static void bindJudging(
            RouteBindings routes,
            LiveSettings live,
            Redeliveries recent,
            WindowExtensions extensions,
            InstantSource clock,
            InstantSource steadyClock,
            ClaimLease lease,
            Conversation conversation) {
        Settings settings = live.get();
        routes.bind("readingFormatValidation", formatValidation(settings));
        BillingCalendar calendar = calendar(settings).with(extensions);
        TextJudge textJudge = textJudge(settings, extensions);
        routes.bind("textJudge", textJudge);
        routes.bind("severalReadingsJudge", new SeveralReadingsJudge(textJudge, settings.severalReadings()));
        routes.bind("importJudge", new ImportJudge(calendar));
        routes.bind("canaryJudge", conversation.canary());
        routes.bind("canaryRows", new CanaryRows(steadyClock));
        routes.bind(
                "readingRows",
                new ReadingRows(decider(live, conversation.questions()), recent, clock, steadyClock, lease));
        routes.bind("questionRows", new QuestionRows(conversation.questions()));
        routes.bind("answerRows", new AnswerRows(conversation.questions(), clock));
        routes.bind("accountQuestionRows", new AccountQuestionRows(conversation.bindings(), calendar));
        routes.bind("bindingRows", new BindingRows(conversation.bindings(), calendar));
        routes.bind("readingReceiptRows", new ReadingReceiptRows(conversation.receipts()));
        routes.bind("reminderWishRows", new ReminderWishRows());
        routes.bind("importRows", new ImportRows(clock));
    }

    public static TextJudge textJudge(Settings settings) {
        return textJudge(settings, WindowExtensions.NONE);
    }

    static TextJudge textJudge(Settings settings, WindowExtensions extensions) {
        LenientReader lenient = settings.lenient() ? new LenientFormat() : LenientReader.NONE;
        return new TextJudge(
                settings.readingFormat(), lenient, calendar(settings).with(extensions));
    }

    public static Decider decider(Settings settings) {
        return new Decider(Rules.book(settings.billing().rules()), settings.replies());
    }

    /** With rules that may be reloaded. */
    static Decider decider(LiveSettings live) {
        return decider(live, () -> QuestionPolicy.OFF);
    }

    private static Decider decider(LiveSettings live, Supplier<QuestionPolicy> questions) {
        Supplier<Neighbourhood> neighbours = live.derived(
                settings -> new Neighbours(settings.billing().rules().limits()));
        return new Decider(
                live.derived(settings -> Rules.book(settings.billing().rules())),
                live.derived(Settings::replies),
                () -> questions.get().asks() ? neighbours.get() : Neighbourhood.NONE);
    }

    /** Determines the period of a reading. Windows end as announced. */
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
