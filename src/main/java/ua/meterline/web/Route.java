package ua.meterline.web;

import ua.meterline.backoffice.staff.Permission;

/**
 * A path of the console, and who may use it.
 *
 * @param permission null: open, no login is needed
 */
public record Route(Kind kind, String path, Permission permission, PageHandler handler) {
    /** What a request may do. */
    public enum Kind {
        GET,
        /** A page that updates itself: a GET that does not keep the session from becoming idle. */
        POLL,
        /** Changes something: once for each form. */
        POST,
        /** Changes nothing, such as to judge what is being typed; may be repeated. */
        CHECK,
        /**
         * What a page sends by itself to change something. Like a poll, it does not keep the session from becoming
         * idle.
         */
        SIGNAL;

        boolean isPost() {
            return this == POST || this == CHECK || this == SIGNAL;
        }
    }

    /** Whether it needs no login. */
    public boolean isOpen() {
        return permission == null;
    }

    public boolean isPost() {
        return kind.isPost();
    }

    /** Whether a person asked, and not a page by itself. */
    boolean isOfAPerson() {
        return kind != Kind.POLL && kind != Kind.SIGNAL;
    }

    /** Such as {@code POST /reviews/{id}}. */
    @Override
    public String toString() {
        return (isPost() ? "POST " : "GET ") + path;
    }
}
