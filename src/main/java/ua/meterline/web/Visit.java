package ua.meterline.web;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.StaffMember;
import ua.meterline.backoffice.staff.StaffSession;

/** One request of a person who is signed in, and the ways to answer it. Not thread-safe. */
public final class Visit extends RequestValues {
    private static final int NO_CONTENT = 204;

    private final Templates templates;
    private final Sealing sealing;
    private final Page page;
    private final StaffSession session;

    /** @param session null before the login */
    Visit(Context request, Templates templates, Sealing sealing, Page page, StaffSession session, String address) {
        super(request, sealing, address, ConsoleServer.NAME);
        this.templates = templates;
        this.sealing = sealing;
        this.page = page;
        this.session = session;
    }

    public StaffMember member() {
        return page.member();
    }

    public StaffSession session() {
        return session;
    }

    /** The person and the address, for the audit log. */
    public Actor actor() {
        return Actor.of(member(), address());
    }

    /** The same visit, after the login. */
    Visit withToken(String csrfToken) {
        return new Visit(request(), templates, sealing, page.withToken(csrfToken), session, address());
    }

    public Page page() {
        return page;
    }

    public String text(String key, Object... values) {
        return page.text(key, values);
    }

    public LocalFormat format() {
        return page.format();
    }

    /** Whether htmx asks for a fragment of a page. */
    public boolean isPartial() {
        return isPartial(request());
    }

    static boolean isPartial(Context request) {
        return "true".equals(request.header("HX-Request")) && request.header("HX-History-Restore-Request") == null;
    }

    /**
     * Renders a template, which has the parameters {@code page} and {@code model}.
     *
     * @param template such as {@code overview/page}
     * @param model null for a template without one
     */
    public Answer page(String template, Object model) {
        return Answer.html(templates.render(template, page, model));
    }

    /** A part of a page, for htmx. */
    public Answer fragment(String template, Object model) {
        return page(template, model);
    }

    /** For htmx: the page stays as it is. */
    public Answer nothing() {
        return Answer.html("").withStatus(NO_CONTENT);
    }

    /** Leads the browser to another page, after a form. */
    public Answer redirect(String path) {
        return isPartial() ? Answer.html("").withHeader("HX-Redirect", path) : Answer.seeOther(path);
    }

    /** A file to be saved. */
    public Answer download(String fileName, String contentType, Answer.Body body) {
        String encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        return new Answer(
                200, contentType, Map.of("Content-Disposition", "attachment; filename*=UTF-8''" + encoded), body);
    }
}
