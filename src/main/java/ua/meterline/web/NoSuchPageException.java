package ua.meterline.web;

/** What the path names does not exist. Shown with status 404. */
public final class NoSuchPageException extends Exception {
    private static final long serialVersionUID = 1L;
}
