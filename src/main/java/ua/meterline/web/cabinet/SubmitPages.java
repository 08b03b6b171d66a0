package ua.meterline.web.cabinet;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import ua.meterline.backoffice.cabinet.RateLimitException;
import ua.meterline.backoffice.cabinet.StrangerSubmissions;
import ua.meterline.backoffice.cabinet.SubmissionLimits;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.web.Answer;
import ua.meterline.web.CabinetPages;
import ua.meterline.web.CabinetRoutes;
import ua.meterline.web.CabinetVisit;
import ua.meterline.web.cabinet.FormStamps.Verdict;

/**
 * A reading without registration. The answer is the same whatever becomes of the reading: it is made of what was typed,
 * and of nothing that is stored.
 */
public final class SubmitPages implements CabinetPages {
    private static final String PATH = "/reading";
    private static final String SENT = "/sent";
    private static final int UNPROCESSABLE = 422;
    private static final int CONFLICT = 409;

    private final StrangerSubmissions submissions;
    private final SubmissionLimits limits;
    private final FormStamps stamps;
    private final InstantSource clock;

    /**
     * @param stamps the numbers of the forms
     * @param fillingTime a form that is sent sooner is refused
     */
    public SubmitPages(
            StrangerSubmissions submissions,
            SubmissionLimits limits,
            StampNumbers stamps,
            Duration fillingTime,
            InstantSource clock) {
        this.submissions = submissions;
        this.limits = limits;
        this.stamps = new FormStamps(stamps, fillingTime, clock);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "submit";
    }

    @Override
    public void register(CabinetRoutes routes) {
        routes.entry(PATH, "submit.title");
        routes.get(PATH, visit -> form(visit, TypedReading.NOTHING, null));
        routes.post(PATH, this::submit);
        routes.get(SENT, this::sent);
    }

    private Answer submit(CabinetVisit visit) throws Exception {
        limits.requireNetwork(visit.network());
        TypedReading typed = new TypedReading(visit.form("account"), visit.form("value"), visit.form("answer"));
        Optional<FormStamp> stamp = visit.unseal(visit.formId()).flatMap(FormStamp::of);
        if (stamp.isEmpty()) {
            return form(visit, typed, Verdict.EXPIRED);
        }
        Optional<AccountNumber> account = typed.accountNumber();
        Optional<RegisterValue> value = typed.registerValue();
        if (account.isEmpty() || value.isEmpty()) {
            return again(visit, new SubmitForm(typed, stamp.get(), visit.formId(), null, true));
        }
        Verdict verdict = stamps.use(stamp.get(), typed.answer());
        return switch (verdict) {
            case GOOD -> {
                store(stamp.get(), account.get(), value.get());
                yield visit.redirect(SENT + "?reading=" + visit.page().seal(receipt(account.get(), value.get())));
            }
            case TOO_FAST -> again(visit, new SubmitForm(typed, stamp.get(), visit.formId(), key(verdict), true));
            case USED -> visit.page("cabinet/submit-used", null).withStatus(CONFLICT);
            case WRONG_ANSWER, EXPIRED -> form(visit, typed, verdict);
        };
    }

    private void store(FormStamp stamp, AccountNumber account, RegisterValue value)
            throws RateLimitException, StoreUnavailableException {
        boolean stored = false;
        try {
            submissions.submit(account, value);
            stored = true;
        } finally {
            if (!stored) {
                stamps.release(stamp);
            }
        }
    }

    private String receipt(AccountNumber account, RegisterValue value) {
        return new SubmitReceipt(account.digits(), String.valueOf(value.value()), clock.instant()).text();
    }

    /** With a new stamp. */
    private Answer form(CabinetVisit visit, TypedReading typed, Verdict problem) {
        FormStamp stamp = stamps.issue();
        String formId = visit.page().seal(stamp.text());
        return problem == null
                ? visit.page("cabinet/submit", new SubmitForm(typed, stamp, formId, null, false))
                : again(visit, new SubmitForm(typed.withoutAnswer(), stamp, formId, key(problem), true));
    }

    private static Answer again(CabinetVisit visit, SubmitForm form) {
        return visit.page("cabinet/submit", form).withStatus(UNPROCESSABLE);
    }

    private static String key(Verdict verdict) {
        return "submit.problem." + verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Answer sent(CabinetVisit visit) throws Exception {
        return visit.page(
                "cabinet/submit-sent",
                visit.unseal(visit.param("reading"))
                        .flatMap(text -> SubmitReceipt.of(text, clock.instant()))
                        .orElse(null));
    }
}
