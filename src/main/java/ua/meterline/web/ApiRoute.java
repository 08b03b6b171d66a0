package ua.meterline.web;

import ua.meterline.backoffice.staff.Permission;

/**
 * A path of the HTTP API, and who may use it.
 *
 * @param method {@code GET} or {@code POST}
 * @param permission null: open, no token is needed
 */
public record ApiRoute(String method, String path, Permission permission, ApiHandler handler) {
    boolean isPost() {
        return method.equals("POST");
    }

    /** Such as {@code GET /api/v1/batches}. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
