package ua.meterline.web.people;

import static ua.meterline.backoffice.staff.Permission.MANAGE_USERS;
import static ua.meterline.backoffice.staff.Permission.VIEW_OVERVIEW;

import ua.meterline.backoffice.staff.RandomPassword;
import ua.meterline.backoffice.staff.StaffDirectory;
import ua.meterline.backoffice.staff.StaffMember;
import ua.meterline.backoffice.staff.StaffRefusedException;
import ua.meterline.backoffice.staff.StaffSessions;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.web.Answer;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.NoSuchPageException;
import ua.meterline.web.Routes;
import ua.meterline.web.Visit;

/** Users, for admins; and the own password and sessions of each user. */
public final class PeoplePages implements ConsolePages {
    private static final int UNPROCESSABLE = 422;

    private final StaffDirectory directory;
    private final StaffSessions sessions;
    private final ProfilePages profile;

    public PeoplePages(StaffDirectory directory, StaffSessions sessions) {
        this.directory = directory;
        this.sessions = sessions;
        this.profile = new ProfilePages(directory, sessions);
    }

    @Override
    public String name() {
        return "people";
    }

    @Override
    public void register(Routes routes) {
        routes.menu("/users", MANAGE_USERS, "people.title");
        routes.get("/users", MANAGE_USERS, visit -> visit.page("people/list", directory.list()));
        routes.get("/new-user", MANAGE_USERS, visit -> visit.page("people/new", NewUserView.EMPTY));
        routes.post("/new-user", MANAGE_USERS, this::add);
        routes.get("/users/{login}", MANAGE_USERS, visit -> show(visit, PeopleTexts.done(visit), "", ""));
        routes.post("/users/{login}/roles", MANAGE_USERS, this::setRoles);
        routes.post("/users/{login}/password", MANAGE_USERS, this::setPassword);
        routes.post("/users/{login}/disable", MANAGE_USERS, this::disable);
        routes.post("/users/{login}/enable", MANAGE_USERS, this::enable);
        routes.post("/users/{login}/end-sessions", MANAGE_USERS, this::endSessions);
        profile.register(routes, VIEW_OVERVIEW);
    }

    private Answer add(Visit visit) throws Exception {
        NewUserView form =
                new NewUserView(visit.form("login"), visit.form("name"), PeopleTexts.checkedRoles(visit), "");
        String password = RandomPassword.create();
        try {
            directory.add(form.login(), form.name(), form.roles(), password, visit.actor());
        } catch (StaffRefusedException e) {
            NewUserView refused = new NewUserView(form.login(), form.name(), form.roles(), PeopleTexts.problem(e));
            return visit.page("people/new", refused).withStatus(UNPROCESSABLE);
        }
        return show(visit, user(form.login()), "people.done.added", "", password)
                .withSecret();
    }

    /** Something that may be refused. */
    @FunctionalInterface
    private interface Change {
        void make(String login) throws Exception;
    }

    private Answer setRoles(Visit visit) throws Exception {
        return change(
                visit, "roles", login -> directory.setRoles(login, PeopleTexts.checkedRoles(visit), visit.actor()));
    }

    private Answer disable(Visit visit) throws Exception {
        return change(visit, "disabled", login -> directory.disable(login, visit.actor()));
    }

    private Answer enable(Visit visit) throws Exception {
        return change(visit, "enabled", login -> directory.enable(login, visit.actor()));
    }

    private Answer endSessions(Visit visit) throws Exception {
        return change(
                visit,
                "ended",
                login -> sessions.revokeAll(
                        user(login), isOneself(visit, login) ? visit.session() : null, visit.actor()));
    }

    private Answer change(Visit visit, String done, Change change) throws Exception {
        String login = user(visit.pathPart("login")).login();
        try {
            change.make(login);
        } catch (StaffRefusedException e) {
            return show(visit, "", PeopleTexts.problem(e), "").withStatus(UNPROCESSABLE);
        }
        return visit.redirect("/users/" + login + "?done=" + done);
    }

    /** A new one that the admin hands over; the user changes it. */
    private Answer setPassword(Visit visit) throws Exception {
        String login = user(visit.pathPart("login")).login();
        String password = RandomPassword.create();
        try {
            directory.setPassword(login, password, visit.actor());
        } catch (StaffRefusedException e) {
            return show(visit, "", PeopleTexts.problem(e), "").withStatus(UNPROCESSABLE);
        }
        return show(visit, "people.done.password", "", password).withSecret();
    }

    private Answer show(Visit visit, String done, String problem, String generated) throws Exception {
        return show(visit, user(visit.pathPart("login")), done, problem, generated);
    }

    private Answer show(Visit visit, StaffMember user, String done, String problem, String generated)
            throws StoreUnavailableException {
        return visit.page(
                "people/user",
                new UserView(user, sessions.of(user), isOneself(visit, user.login()), done, problem, generated));
    }

    private static boolean isOneself(Visit visit, String login) {
        return visit.member().login().equals(login);
    }

    private StaffMember user(String login) throws StoreUnavailableException, NoSuchPageException {
        return directory.find(login).orElseThrow(NoSuchPageException::new);
    }
}
