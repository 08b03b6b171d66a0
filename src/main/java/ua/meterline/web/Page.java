package ua.meterline.web;

import java.util.List;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.backoffice.staff.StaffMember;

/** What each template of the console gets besides its model: the reader, the language, and what forms need. */
public final class Page extends LocalizedPage {
    private final Site site;
    private final List<MenuItem> menu;
    private final Preferences preferences;
    private final StaffMember member;
    private final String csrfToken;

    /**
     * @param menu all entries of the navigation
     * @param member null before the login
     * @param csrfToken empty before the login
     */
    Page(Site site, List<MenuItem> menu, Preferences preferences, String path, StaffMember member, String csrfToken) {
        super(site, preferences.language(), path);
        this.site = site;
        this.menu = menu;
        this.preferences = preferences;
        this.member = member;
        this.csrfToken = csrfToken;
    }

    Page withToken(String newToken) {
        return new Page(site, menu, preferences, path(), member, newToken);
    }

    public Theme theme() {
        return preferences.theme();
    }

    /** What the switch of the theme leads to. */
    public Theme nextTheme() {
        return preferences.theme().next();
    }

    public boolean isSignedIn() {
        return member != null;
    }

    public StaffMember member() {
        return member;
    }

    public boolean may(Permission permission) {
        return member != null && member.may(permission);
    }

    public boolean mayReveal() {
        return may(Permission.REVEAL);
    }

    /** The entries that the reader may open. */
    public List<MenuItem> menu() {
        return menu.stream().filter(item -> may(item.permission())).toList();
    }

    public boolean isCurrent(MenuItem item) {
        return item.leadsTo(path());
    }

    public String csrfToken() {
        return csrfToken;
    }

    /**
     * A value that {@code /reveal} shows and records.
     *
     * @param kind such as {@code account}, as the audit log names it
     * @param id of the object that the value belongs to, within its kind
     */
    public String sealed(String kind, String id, String value) {
        return seal(SharedPages.sealable(kind, id, value));
    }
}
