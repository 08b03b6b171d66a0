package ua.meterline.web;

/** Handles a request of a customer. Thread-safe. */
@FunctionalInterface
public interface CabinetHandler {
    /**
     * @throws ua.meterline.store.StoreUnavailableException shown as such, with status 503
     * @throws Exception anything else is logged with an id that the page shows
     */
    Answer handle(CabinetVisit visit) throws Exception;
}
