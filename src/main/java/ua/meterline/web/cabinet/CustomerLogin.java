package ua.meterline.web.cabinet;

import java.util.Optional;
import ua.meterline.backoffice.cabinet.CabinetSession;
import ua.meterline.backoffice.cabinet.CabinetSessions;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.web.Answer;
import ua.meterline.web.CabinetVisit;
import ua.meterline.web.SecretCookie;

/** The session of the customer who asks, by the cookie of the browser. Thread-safe. */
final class CustomerLogin {
    static final String PATH = "/login";
    private static final SecretCookie COOKIE = new SecretCookie("meterline-cabinet");

    private final CabinetSessions sessions;

    CustomerLogin(CabinetSessions sessions) {
        this.sessions = sessions;
    }

    Optional<CabinetSession> of(CabinetVisit visit) throws StoreUnavailableException {
        String token = COOKIE.of(visit);
        return token.isEmpty() ? Optional.empty() : sessions.find(token);
    }

    /** What a customer with a session gets. */
    @FunctionalInterface
    interface Handler {
        Answer handle(CabinetVisit visit, CabinetSession session) throws Exception;
    }

    /** Leads those without a session to the login. */
    Answer required(CabinetVisit visit, Handler handler) throws Exception {
        Optional<CabinetSession> session = of(visit);
        return session.isPresent() ? handler.handle(visit, session.get()) : visit.redirect(PATH);
    }

    /** Ends the session that the browser had, if any: a login never continues it. */
    Answer begin(CabinetVisit visit, String token, Answer answer) throws StoreUnavailableException {
        Optional<CabinetSession> before = of(visit);
        if (before.isPresent()) {
            sessions.end(before.get());
        }
        return COOKIE.set(visit, answer, token);
    }

    Answer end(CabinetVisit visit, Answer answer) {
        return COOKIE.remove(visit, answer);
    }
}
