package ua.meterline.web.phone;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ua.meterline.backoffice.AccountBindings;
import ua.meterline.backoffice.PhoneEntry;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.phone.AccountSearch;
import ua.meterline.backoffice.phone.CustomerCard;
import ua.meterline.backoffice.phone.PhoneDesk;
import ua.meterline.backoffice.phone.ReadBack;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.reading.AccountNumber;
import ua.meterline.web.Answer;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.NoSuchPageException;
import ua.meterline.web.RefusalText;
import ua.meterline.web.Routes;
import ua.meterline.web.Visit;

/** Takes readings by phone: search, card, entry, read-back. */
public final class PhonePages implements ConsolePages {
    private static final int INVALID = 422;

    private final PhoneDesk desk;
    private final CallbackPages callbacks;
    private final MissingPages missing;
    private final AccountBindings bindings;

    public PhonePages(PhoneDesk desk, CallbackPages callbacks, MissingPages missing, AccountBindings bindings) {
        this.desk = desk;
        this.bindings = bindings;
        this.callbacks = callbacks;
        this.missing = missing;
    }

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public void register(Routes routes) {
        routes.menu("/phone", Permission.ENTER_READING, "phone.title");
        routes.get("/phone", Permission.ENTER_READING, this::search);
        callbacks.register(routes);
        missing.register(routes);
        routes.get("/phone/{account}", Permission.ENTER_READING, this::open);
        routes.check("/phone/{account}/check", Permission.ENTER_READING, this::check);
        routes.post("/phone/{account}", Permission.ENTER_READING, this::enter);
        routes.post("/phone/{account}/bindings/{id}/remove", Permission.ENTER_READING, this::removeBinding);
        routes.get("/phone/entries/{id}", Permission.ENTER_READING, this::entered);
        routes.post("/phone/entries/{id}/withdraw", Permission.ENTER_READING, this::withdraw);
    }

    private Answer search(Visit visit) throws Exception {
        String text = visit.param("q");
        boolean tooShort = !text.isEmpty() && !AccountSearch.isLongEnough(text);
        AccountSearch.Found found =
                text.isEmpty() || tooShort ? new AccountSearch.Found(List.of(), false) : desk.find(text);
        if (!visit.isPartial() && found.accounts().size() == 1 && !found.more()) {
            return visit.redirect("/phone/" + found.accounts().get(0).account());
        }
        FoundPage model = new FoundPage(text, tooShort, found.accounts(), found.more());
        return visit.isPartial() ? visit.fragment("phone/found", model) : visit.page("phone/search", model);
    }

    private Answer open(Visit visit) throws Exception {
        CustomerCard card = desk.open(account(visit), visit.actor());
        EntryForm form = EntryForm.empty(visit.param("language"));
        return visit.page(
                "phone/customer", new CustomerPage(card, bindings.of(account(visit)), form, null, null, null));
    }

    private Answer removeBinding(Visit visit) throws Exception {
        bindings.remove(visit.pathNumber("id"), account(visit), visit.actor());
        return visit.redirect("/phone/" + account(visit).digits());
    }

    private static AccountNumber account(Visit visit) throws NoSuchPageException {
        try {
            return new AccountNumber(visit.pathPart("account"));
        } catch (IllegalArgumentException e) {
            throw new NoSuchPageException();
        }
    }

    private Answer check(Visit visit) throws Exception {
        EntryForm form = EntryForm.of(visit);
        return visit.fragment("phone/preview", preview(visit, account(visit), form));
    }

    /** Null where nothing is typed. */
    private PreviewPart preview(Visit visit, AccountNumber account, EntryForm form) throws Exception {
        if (form.value().isEmpty()) {
            return null;
        } else if (!form.isNumber()) {
            return PreviewPart.problem(visit.text("phone.value.invalid"));
        }
        try {
            return PreviewPart.of(
                    desk.preview(account, form.number()), form.number().value());
        } catch (RefusedException e) {
            return PreviewPart.problem(RefusalText.of(visit.page(), e));
        }
    }

    private Answer enter(Visit visit) throws Exception {
        AccountNumber account = account(visit);
        EntryForm form = EntryForm.of(visit);
        boolean override = form.override() && visit.member().may(Permission.OVERRIDE_HELD);
        CustomerCard card = desk.card(account);
        PreviewPart preview = preview(visit, account, form);
        String error = error(visit, card, form, preview, override);
        String whyError = override && form.why().isEmpty() ? visit.text("phone.override.needs-reason") : null;
        if (error != null || whyError != null) {
            return visit.page(
                            "phone/customer",
                            new CustomerPage(card, bindings.of(account), form, error, whyError, preview))
                    .withStatus(INVALID);
        }
        PhoneEntry entry =
                desk.enter(new PhoneDesk.Reading(account, form.number(), form.note(), override), visit.actor());
        return visit.redirect("/phone/entries/" + entry.message() + "?language=" + language(form.language())
                + (entry.known() == null ? "" : "&known=yes"));
    }

    /** Null where it can be saved. */
    private static String error(Visit visit, CustomerCard card, EntryForm form, PreviewPart preview, boolean override) {
        if (preview == null || preview.problem() != null) {
            return preview == null ? visit.text("phone.value.missing") : preview.problem();
        } else if (!form.openPeriod().equals(card.period().toString())) {
            return visit.text(
                    "phone.period-changed", visit.format().month(card.period().month()));
        } else if (!form.seenReading().equals(seen(card)) && preview.entry().known() == null) {
            return visit.text("phone.reading-changed", seen(card));
        } else if (preview.isHeld() && !override && !form.isConfirmed()) {
            return visit.text("phone.held.confirm");
        }
        return null;
    }

    /** The reading that counts as the page shows it; what changed meanwhile is told before anything is saved. */
    public static String seen(CustomerCard card) {
        return card.counting() == null ? "" : Integer.toString(card.counting().value());
    }

    private Answer entered(Visit visit) throws Exception {
        return visit.page("phone/entered", enteredPage(visit, visit.param("language"), null));
    }

    private EnteredPage enteredPage(Visit visit, String asked, String error) throws Exception {
        PhoneDesk.Entered entry = desk.entered(visit.pathNumber("id"));
        String language = language(asked);
        boolean mayWithdraw = !entry.isWithdrawn()
                && (entry.by().equals(visit.member().login()) || visit.member().may(Permission.DECIDE_REVIEW));
        return new EnteredPage(
                entry,
                ReadBack.in(language).sentence(entry),
                language,
                visit.param("known").equals("yes"),
                mayWithdraw,
                error);
    }

    private Answer withdraw(Visit visit) throws Exception {
        String why = visit.form("why");
        String language = language(visit.form("language"));
        if (why.isEmpty()) {
            return visit.page("phone/entered", enteredPage(visit, language, visit.text("phone.withdraw.needs-reason")))
                    .withStatus(INVALID);
        }
        long message = visit.pathNumber("id");
        desk.withdraw(message, why, visit.actor(), visit.member().may(Permission.DECIDE_REVIEW));
        return visit.redirect("/phone/entries/" + message + "?language=" + language);
    }

    private static String language(String asked) {
        return ReadBack.LANGUAGES.contains(asked) ? asked : ReadBack.LANGUAGES.get(0);
    }

    /** The languages of callers, each with its own name. */
    public static Map<String, String> languages() {
        Map<String, String> names = new TreeMap<>(java.util.Comparator.comparingInt(ReadBack.LANGUAGES::indexOf));
        names.putAll(Map.of("uk", "Українська", "ru", "Русский", "hu", "Magyar", "en", "English"));
        return names;
    }
}
