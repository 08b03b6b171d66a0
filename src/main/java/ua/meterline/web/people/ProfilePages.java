package ua.meterline.web.people;

import ua.meterline.backoffice.staff.Permission;
import ua.meterline.backoffice.staff.StaffDirectory;
import ua.meterline.backoffice.staff.StaffRefusedException;
import ua.meterline.backoffice.staff.StaffSessions;
import ua.meterline.web.Answer;
import ua.meterline.web.Routes;
import ua.meterline.web.Visit;

/** The own password and sessions of each user. */
final class ProfilePages {
    private static final String PATH = "/profile";
    private static final int UNPROCESSABLE = 422;

    private final StaffDirectory directory;
    private final StaffSessions sessions;

    ProfilePages(StaffDirectory directory, StaffSessions sessions) {
        this.directory = directory;
        this.sessions = sessions;
    }

    /** @param permission one that each role has */
    void register(Routes routes, Permission permission) {
        routes.get(PATH, permission, visit -> show(visit, PeopleTexts.done(visit), ""));
        routes.post(PATH + "/password", permission, this::changePassword);
        routes.post(PATH + "/sessions/{id}/end", permission, this::end);
        routes.post(PATH + "/sessions/end-others", permission, this::endOthers);
    }

    private Answer changePassword(Visit visit) throws Exception {
        String password = visit.secret("new-password");
        if (!password.equals(visit.secret("repeated-password"))) {
            return show(visit, "", "refused.password-repeated").withStatus(UNPROCESSABLE);
        }
        try {
            directory.changePassword(visit.session(), visit.secret("current-password"), password, visit.address());
        } catch (StaffRefusedException e) {
            return show(visit, "", PeopleTexts.problem(e)).withStatus(UNPROCESSABLE);
        }
        return visit.redirect(PATH + "?done=password");
    }

    private Answer end(Visit visit) throws Exception {
        sessions.revoke(visit.member(), visit.pathNumber("id"), visit.actor());
        return visit.redirect(PATH + "?done=ended");
    }

    private Answer endOthers(Visit visit) throws Exception {
        sessions.revokeAll(visit.member(), visit.session(), visit.actor());
        return visit.redirect(PATH + "?done=ended");
    }

    private Answer show(Visit visit, String done, String problem) throws Exception {
        return visit.page(
                "people/profile", new ProfileView(sessions.of(visit.member()), visit.session(), done, problem));
    }
}
