package ua.meterline.web.people;

import static ua.meterline.backoffice.staff.Permission.MANAGE_USERS;

import java.util.Set;
import ua.meterline.backoffice.staff.ApiToken;
import ua.meterline.backoffice.staff.ApiTokens;
import ua.meterline.backoffice.staff.StaffRefusedException;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.web.Answer;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.NoSuchPageException;
import ua.meterline.web.Routes;
import ua.meterline.web.Visit;

/** Tokens of other programs for the HTTP API, for admins. */
public final class TokenPages implements ConsolePages {
    private static final String LIST = "/tokens";
    private static final String NEW = "/new-token";
    private static final String REVOKE = LIST + "/{name}/revoke";
    private static final int UNPROCESSABLE = 422;

    private final ApiTokens tokens;

    public TokenPages(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "tokens";
    }

    @Override
    public void register(Routes routes) {
        routes.menu(LIST, MANAGE_USERS, "tokens.title");
        routes.get(LIST, MANAGE_USERS, this::list);
        routes.get(NEW, MANAGE_USERS, visit -> visit.page("tokens/new", new NewTokenView("", Set.of(), "")));
        routes.post(NEW, MANAGE_USERS, this::add);
        routes.get(REVOKE, MANAGE_USERS, this::confirm);
        routes.post(REVOKE, MANAGE_USERS, this::revoke);
    }

    private Answer list(Visit visit) throws Exception {
        String done = visit.param("done").equals("revoked") ? "tokens.done.revoked" : "";
        return visit.page("tokens/list", new TokensView(tokens.all(), done));
    }

    /** The answer is a part of the page: the page itself, loaded again, has no token. */
    private Answer add(Visit visit) throws Exception {
        NewTokenView form = new NewTokenView(visit.form("name"), PeopleTexts.checkedRoles(visit), "");
        try {
            String token = tokens.add(form.name(), form.roles(), visit.actor());
            return visit.fragment("tokens/added", new AddedTokenView(token(form.name()), token))
                    .withSecret();
        } catch (StaffRefusedException e) {
            NewTokenView refused = new NewTokenView(form.name(), form.roles(), PeopleTexts.problem(e));
            return visit.fragment("tokens/form", refused).withStatus(UNPROCESSABLE);
        }
    }

    private Answer confirm(Visit visit) throws Exception {
        ApiToken token = token(visit.pathPart("name"));
        return token.revoked() ? visit.redirect(LIST) : visit.page("tokens/revoke", token);
    }

    private Answer revoke(Visit visit) throws Exception {
        tokens.revoke(token(visit.pathPart("name")).name(), visit.actor());
        return visit.redirect(LIST + "?done=revoked");
    }

    private ApiToken token(String name) throws StoreUnavailableException, NoSuchPageException {
        return tokens.named(name).orElseThrow(NoSuchPageException::new);
    }
}
