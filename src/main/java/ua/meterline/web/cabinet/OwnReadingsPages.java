package ua.meterline.web.cabinet;

import java.util.Optional;
import ua.meterline.backoffice.cabinet.CabinetSession;
import ua.meterline.backoffice.cabinet.CabinetSessions;
import ua.meterline.backoffice.cabinet.DigitsAloneSwitch;
import ua.meterline.backoffice.cabinet.OwnReadings;
import ua.meterline.backoffice.cabinet.StrangerSubmissions;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;
import ua.meterline.web.Answer;
import ua.meterline.web.CabinetPages;
import ua.meterline.web.CabinetRoutes;
import ua.meterline.web.CabinetVisit;
import ua.meterline.web.NoSuchPageException;

/** The readings of a customer who has logged in, of the accounts that the number proved. */
public final class OwnReadingsPages implements CabinetPages {
    static final String PATH = "/readings";
    private static final int UNPROCESSABLE = 422;

    private final CabinetSessions sessions;
    private final CustomerLogin login;
    private final OwnReadings readings;
    private final StrangerSubmissions submissions;
    private final DigitsAloneSwitch digitsAlone;

    /** @param submissions takes a reading like one without registration; the page shows what became of it */
    public OwnReadingsPages(
            CabinetSessions sessions,
            OwnReadings readings,
            StrangerSubmissions submissions,
            DigitsAloneSwitch digitsAlone) {
        this.sessions = sessions;
        this.login = new CustomerLogin(sessions);
        this.readings = readings;
        this.submissions = submissions;
        this.digitsAlone = digitsAlone;
    }

    @Override
    public String name() {
        return "own";
    }

    @Override
    public void register(CabinetRoutes routes) {
        routes.entry(PATH, "own.title");
        routes.get(PATH, visit -> login.required(visit, this::show));
        routes.post("/readings/value", visit -> login.required(visit, this::submit));
        routes.post("/readings/account", visit -> login.required(visit, this::addAccount));
        routes.post("/readings/binding", visit -> login.required(visit, this::removeBinding));
        routes.get("/readings/forget", visit -> login.required(visit, (any, session) -> askToForget(any)));
        routes.post("/readings/forget", visit -> login.required(visit, this::forget));
    }

    private Answer show(CabinetVisit visit, CabinetSession session) throws Exception {
        String wanted = visit.param("account");
        String account = wanted.isEmpty() ? session.accounts().get(0) : wanted;
        if (!session.has(account)) {
            throw new NoSuchPageException();
        }
        return page(visit, shown(session, account));
    }

    private Answer removeBinding(CabinetVisit visit, CabinetSession session) throws Exception {
        String account = visit.form("of");
        if (!session.has(account)) {
            throw new NoSuchPageException();
        }
        digitsAlone.turnOff(session, account);
        return visit.redirect(PATH + "?account=" + account);
    }

    /** A correction is a later reading. */
    private Answer submit(CabinetVisit visit, CabinetSession session) throws Exception {
        TypedReading typed = new TypedReading(visit.form("of"), visit.form("value"), "");
        Optional<AccountNumber> account = typed.accountNumber().filter(number -> session.has(number.digits()));
        if (account.isEmpty()) {
            throw new NoSuchPageException();
        }
        Optional<RegisterValue> value = typed.registerValue();
        String digits = account.get().digits();
        if (value.isEmpty()) {
            return page(visit, shown(session, digits).withValueProblem(typed.value(), visit.text("own.value.wrong")))
                    .withStatus(UNPROCESSABLE);
        }
        submissions.submit(account.get(), value.get());
        return visit.redirect(PATH + "?account=" + digits);
    }

    private OwnReadingsPage shown(CabinetSession session, String account) throws Exception {
        return OwnReadingsPage.of(
                session,
                account,
                readings.of(session, account),
                readings.rejected(session, account),
                digitsAlone.isOn(session, account));
    }

    private static Answer page(CabinetVisit visit, OwnReadingsPage page) {
        return visit.page("cabinet/own", page);
    }

    /** Says the same of an account that the number has not proved and of one that does not exist. */
    private Answer addAccount(CabinetVisit visit, CabinetSession session) throws Exception {
        String typed = visit.form("account");
        String account = typed.replaceAll("[\\s\\p{Zs}.-]+", "");
        if (account.matches("[0-9]{10}") && sessions.add(session, new AccountNumber(account))) {
            return visit.redirect(PATH + "?account=" + account);
        }
        String shown = visit.form("of");
        String of = session.has(shown) ? shown : session.accounts().get(0);
        return page(visit, shown(session, of).withAccountProblem(typed, visit.text("own.add.problem")))
                .withStatus(UNPROCESSABLE);
    }

    private static Answer askToForget(CabinetVisit visit) {
        return visit.page("cabinet/own-forget", null);
    }

    private Answer forget(CabinetVisit visit, CabinetSession session) throws Exception {
        sessions.forget(session);
        return login.end(visit, visit.page("cabinet/own-forgotten", null));
    }
}
