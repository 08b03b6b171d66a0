package ua.meterline.web;

import io.javalin.http.Context;

/** One request of a customer, and the ways to answer it. Not thread-safe. */
public final class CabinetVisit extends RequestValues {
    private final Templates templates;
    private final CabinetPage page;
    private final boolean secure;

    CabinetVisit(Context request, Templates templates, Sealing sealing, CabinetPage page, ClientAddress clients) {
        super(request, sealing, clients.of(request), CabinetServer.NAME);
        this.secure = clients.isSecure(request);
        this.templates = templates;
        this.page = page;
    }

    public CabinetPage page() {
        return page;
    }

    /** What limits count as one client: the address, or of IPv6, the network of the subscriber. */
    public String network() {
        return ClientAddress.networkOf(address());
    }

    /** The id of the form that was sent; empty for none. */
    public String formId() throws BadInputException {
        return form(FormGuard.FIELD);
    }

    /** Whether the browser uses TLS. */
    boolean isSecure() {
        return secure;
    }

    public String text(String key, Object... values) {
        return page.text(key, values);
    }

    public LocalFormat format() {
        return page.format();
    }

    /**
     * Renders a template, which has the parameters {@code page} and {@code model}.
     *
     * @param template such as {@code cabinet/home}
     * @param model null for a template without one
     */
    public Answer page(String template, Object model) {
        return Answer.html(templates.render(template, page, model));
    }

    /** Leads the browser to another page, after a form. */
    public Answer redirect(String path) {
        return Answer.seeOther(path);
    }
}
