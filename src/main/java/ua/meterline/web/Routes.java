package ua.meterline.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import ua.meterline.backoffice.staff.Permission;

/** Collects the paths of all pages. None is without a permission, but those of the login. */
public final class Routes {
    private final List<Route> all = new ArrayList<>();
    private final List<MenuItem> menu = new ArrayList<>();

    /** A page or a fragment of one. It must change nothing. */
    public void get(String path, Permission permission, PageHandler handler) {
        add(Route.Kind.GET, path, Objects.requireNonNull(permission), handler);
    }

    /** A fragment that a page asks for by itself, again and again. It does not keep the session from becoming idle. */
    public void poll(String path, Permission permission, PageHandler handler) {
        add(Route.Kind.POLL, path, Objects.requireNonNull(permission), handler);
    }

    /** A form that changes something. It is handled once, however often it is sent: see {@code tag/form.jte}. */
    public void post(String path, Permission permission, PageHandler handler) {
        add(Route.Kind.POST, path, Objects.requireNonNull(permission), handler);
    }

    /** A form that changes nothing that others see, such as to judge what is being typed. It may be sent repeatedly. */
    public void check(String path, Permission permission, PageHandler handler) {
        add(Route.Kind.CHECK, path, Objects.requireNonNull(permission), handler);
    }

    /**
     * What a page sends by itself to change something, such as that a person still works on it; may be repeated. It
     * does not keep the session from becoming idle.
     */
    public void signal(String path, Permission permission, PageHandler handler) {
        add(Route.Kind.SIGNAL, path, Objects.requireNonNull(permission), handler);
    }

    /** An entry of the navigation, in the order in which the features register. */
    public void menu(String path, Permission permission, String textKey) {
        menu.add(new MenuItem(path, permission, textKey));
    }

    /** Open: no login is needed. */
    void open(Route.Kind kind, String path, PageHandler handler) {
        add(kind, path, null, handler);
    }

    private void add(Route.Kind kind, String path, Permission permission, PageHandler handler) {
        all.add(new Route(kind, path, permission, handler));
    }

    /** The paths that a person can open. */
    List<String> pages() {
        return all.stream()
                .filter(route -> route.kind() == Route.Kind.GET)
                .map(Route::path)
                .toList();
    }

    public List<Route> all() {
        return Collections.unmodifiableList(all);
    }

    List<MenuItem> menu() {
        return List.copyOf(menu);
    }
}
