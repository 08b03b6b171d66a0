package ua.meterline.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import ua.meterline.backoffice.staff.Permission;

/** Collects the paths of the HTTP API. */
public final class ApiRoutes {
    /** Of all paths. */
    public static final String PREFIX = "/api/v1";

    private final List<ApiRoute> all = new ArrayList<>();

    /** @param path below {@link #PREFIX} */
    public void get(String path, Permission permission, ApiHandler handler) {
        add("GET", path, Objects.requireNonNull(permission), handler);
    }

    public void post(String path, Permission permission, ApiHandler handler) {
        add("POST", path, Objects.requireNonNull(permission), handler);
    }

    /** Open: no token is needed. */
    public void open(String path, ApiHandler handler) {
        add("GET", path, null, handler);
    }

    private void add(String method, String path, Permission permission, ApiHandler handler) {
        all.add(new ApiRoute(method, PREFIX + path, permission, handler));
    }

    public List<ApiRoute> all() {
        return Collections.unmodifiableList(all);
    }
}
