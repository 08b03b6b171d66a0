package ua.meterline.web.reviews;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ua.meterline.backoffice.Correction;
import ua.meterline.backoffice.DecisionTerms;
import ua.meterline.backoffice.review.CaseDecision;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.RegisterValue;
import ua.meterline.web.BadInputException;
import ua.meterline.web.Page;
import ua.meterline.web.Visit;

/**
 * What a person typed about one or several cases, and what is wrong with it. Immutable.
 *
 * @param decision {@code accept}, {@code reject} or {@code defer}
 * @param preset number of the chosen reason, or empty
 * @param why further words
 * @param confirms doubts that the person was told and overrules: {@code later}, {@code doubtful}
 * @param supersedes the decision that the person saw, or null
 * @param errors by the name of the field, in the reader's language
 * @param problem why it was refused, in the reader's language, or null
 * @param asks the doubt to be confirmed, or null
 */
public record DecisionForm(
        String decision,
        String preset,
        String why,
        String account,
        String value,
        String period,
        String meter,
        String until,
        List<String> confirms,
        Long supersedes,
        Map<String, String> errors,
        String problem,
        String asks) {
    /** How many reasons there are to choose from. */
    public static final int PRESETS = 6;

    private static final int LONGEST_REASON = 500;

    static final DecisionForm FRESH =
            new DecisionForm("", "", "", "", "", "", "", "", List.of(), null, Map.of(), null, null);

    static DecisionForm of(Visit visit) throws BadInputException {
        String seen = visit.form("supersedes");
        DecisionForm form = new DecisionForm(
                visit.form("decision"),
                visit.form("preset"),
                visit.form("why", LONGEST_REASON),
                visit.form("account"),
                visit.form("value"),
                visit.form("period"),
                visit.form("meter"),
                visit.form("until"),
                visit.forms("confirm"),
                seen.matches("\\d{1,18}") ? Long.valueOf(seen) : null,
                Map.of(),
                null,
                null);
        return form.with(form.check(visit.page()));
    }

    private Map<String, String> check(Page page) {
        Map<String, String> wrong = new TreeMap<>();
        if (reason(page).isEmpty()) {
            wrong.put("why", page.text("reviews.error.why"));
        }
        check(wrong, "account", account, page, () -> new AccountNumber(account));
        check(wrong, "value", value, page, () -> new RegisterValue(Integer.parseInt(value)));
        check(wrong, "period", period, page, () -> BillingPeriod.parse(period));
        if (!meter.matches("|[1-9][0-9]?")) {
            wrong.put("meter", page.text("reviews.error.meter"));
        }
        if (decision.equals("defer")) {
            if (until.isEmpty()) {
                wrong.put("until", page.text("reviews.error.until"));
            }
            check(wrong, "until", until, page, () -> LocalDate.parse(until));
        } else if (!decision.equals("accept") && !decision.equals("reject")) {
            wrong.put("decision", page.text("reviews.error.decision"));
        }
        return wrong;
    }

    private static void check(Map<String, String> wrong, String name, String text, Page page, Runnable parse) {
        try {
            if (!text.isEmpty()) {
                parse.run();
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            wrong.put(name, page.text("reviews.error." + name));
        }
    }

    public boolean isWrong() {
        return !errors.isEmpty();
    }

    public String error(String field) {
        return errors.get(field);
    }

    /** The reason in the words of the page's language, and what the person added; empty where nothing was given. */
    String reason(Page page) {
        boolean chosen = preset.matches("[1-" + PRESETS + "]");
        String text = chosen ? page.text("reviews.reason." + preset) : "";
        return text.isEmpty() || why.isEmpty() ? text + why : text + ": " + why;
    }

    /** To be asked of a form without errors. */
    CaseDecision decision(Page page, ZoneId zone) {
        String reason = reason(page);
        return switch (decision) {
            case "accept" -> new CaseDecision.Accept(correction(), terms(), reason);
            case "reject" -> new CaseDecision.Reject(terms(), reason);
            default ->
                new CaseDecision.Defer(LocalDate.parse(until).atStartOfDay(zone).toInstant(), reason);
        };
    }

    private Correction correction() {
        return new Correction(
                account.isEmpty() ? null : new AccountNumber(account),
                value.isEmpty() ? null : new RegisterValue(Integer.parseInt(value)),
                period.isEmpty() ? null : BillingPeriod.parse(period),
                meter.isEmpty() ? null : Integer.valueOf(meter));
    }

    private DecisionTerms terms() {
        return new DecisionTerms(supersedes, confirms.contains("later"), confirms.contains("doubtful"));
    }

    private DecisionForm with(Map<String, String> wrong) {
        return new DecisionForm(
                decision, preset, why, account, value, period, meter, until, confirms, supersedes, wrong, null, null);
    }

    DecisionForm refused(String words, String question) {
        return new DecisionForm(
                decision,
                preset,
                why,
                account,
                value,
                period,
                meter,
                until,
                confirms,
                supersedes,
                errors,
                words,
                question);
    }
}
