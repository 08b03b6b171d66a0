package ua.meterline.web.cabinet;

import java.util.Optional;
import java.util.function.Function;
import ua.meterline.backoffice.cabinet.CabinetSessions;
import ua.meterline.backoffice.cabinet.LoginCodes;
import ua.meterline.backoffice.cabinet.RateLimitException;
import ua.meterline.reading.AccountNumber;
import ua.meterline.web.Answer;
import ua.meterline.web.CabinetPages;
import ua.meterline.web.CabinetRoutes;
import ua.meterline.web.CabinetVisit;

/**
 * Logging in by a code, and out. The answer to account and number is the same whether or not the number has proved the
 * account.
 */
public final class LoginByCodePages implements CabinetPages {
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY_REQUESTS = 429;

    private final LoginCodes codes;
    private final CabinetSessions sessions;
    private final CustomerLogin login;
    private final Function<String, Optional<String>> numbers;

    /** @param numbers the E.164 form of a telephone number as people write it; empty for any other text */
    public LoginByCodePages(LoginCodes codes, CabinetSessions sessions, Function<String, Optional<String>> numbers) {
        this.codes = codes;
        this.sessions = sessions;
        this.login = new CustomerLogin(sessions);
        this.numbers = numbers;
    }

    @Override
    public String name() {
        return "login";
    }

    @Override
    public void register(CabinetRoutes routes) {
        routes.get(CustomerLogin.PATH, visit -> visit.page("cabinet/login", LoginForm.EMPTY));
        routes.post(CustomerLogin.PATH, this::ask);
        routes.get("/login/code", visit -> visit.redirect(CustomerLogin.PATH));
        routes.post("/login/code", this::enter);
        routes.post("/logout", this::logOut);
    }

    private Answer ask(CabinetVisit visit) throws Exception {
        String account = visit.form("account").replaceAll("[\\s\\p{Zs}.-]+", "");
        Optional<String> number = numbers.apply(visit.form("number"));
        boolean isAccount = account.matches("[0-9]{10}");
        LoginForm form = new LoginForm(visit.form("account"), visit.form("number"), !isAccount, number.isEmpty(), null);
        if (!isAccount || number.isEmpty()) {
            return visit.page("cabinet/login", form).withStatus(UNPROCESSABLE);
        }
        try {
            String challenge = codes.ask(
                    new AccountNumber(account), number.get(), code -> visit.text("login.sms", code), visit.network());
            return visit.page("cabinet/login-code", new CodeForm(challenge, null));
        } catch (RateLimitException e) {
            String problem = visit.text("login.too-often", visit.format().duration(e.delay()));
            return visit.page("cabinet/login", form.with(problem)).withStatus(TOO_MANY_REQUESTS);
        }
    }

    private Answer enter(CabinetVisit visit) throws Exception {
        String challenge = visit.form("challenge");
        LoginCodes.Result result = codes.enter(challenge, visit.form("code").replaceAll("[^0-9]", ""));
        if (result instanceof LoginCodes.Result.LoggedIn loggedIn) {
            return login.begin(visit, loggedIn.token(), visit.redirect(OwnReadingsPages.PATH));
        } else if (result instanceof LoginCodes.Result.Wrong wrong) {
            String problem = visit.text("login.code.wrong", visit.page().counted("login.attempts", wrong.left()));
            return visit.page("cabinet/login-code", new CodeForm(challenge, problem))
                    .withStatus(UNPROCESSABLE);
        }
        return visit.page("cabinet/login", LoginForm.EMPTY.with(visit.text("login.code.over")))
                .withStatus(UNPROCESSABLE);
    }

    private Answer logOut(CabinetVisit visit) throws Exception {
        var session = login.of(visit);
        if (session.isPresent()) {
            sessions.end(session.get());
        }
        return login.end(visit, visit.redirect("/"));
    }
}
