package ua.meterline.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Collects the paths of the cabinet. */
public final class CabinetRoutes {
    private final List<CabinetRoute> all = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    /**
     * What the home page leads to.
     *
     * @param textKey its name
     */
    public record Entry(String path, String textKey) {}

    /** In the order in which the features register. */
    public void entry(String path, String textKey) {
        entries.add(new Entry(path, textKey));
    }

    /** A page. It must change nothing. */
    public void get(String path, CabinetHandler handler) {
        all.add(new CabinetRoute(Route.Kind.GET, path, handler));
    }

    /** A form that changes something. It is handled once, however often it is sent: see {@code cabinet/form.jte}. */
    public void post(String path, CabinetHandler handler) {
        all.add(new CabinetRoute(Route.Kind.POST, path, handler));
    }

    /** A form that changes nothing but cookies. It may be sent repeatedly. */
    public void check(String path, CabinetHandler handler) {
        all.add(new CabinetRoute(Route.Kind.CHECK, path, handler));
    }

    /** The paths that a person can open. */
    List<String> pages() {
        return all.stream()
                .filter(route -> !route.kind().isPost())
                .map(CabinetRoute::path)
                .toList();
    }

    List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    public List<CabinetRoute> all() {
        return Collections.unmodifiableList(all);
    }
}
