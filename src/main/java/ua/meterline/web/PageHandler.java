package ua.meterline.web;

/** Handles a request of a person who is signed in and may do so. Thread-safe. */
@FunctionalInterface
public interface PageHandler {
    /**
     * @throws ua.meterline.backoffice.RefusedException shown in one line, with status 409
     * @throws ua.meterline.store.StoreUnavailableException shown as such, with status 503
     * @throws Exception anything else is logged with an id that the page shows
     */
    Answer handle(Visit visit) throws Exception;
}
