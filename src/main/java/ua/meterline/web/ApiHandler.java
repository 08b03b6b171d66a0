package ua.meterline.web;

/** Handles a call of a program that may do so. Thread-safe. */
@FunctionalInterface
public interface ApiHandler {
    /**
     * @throws ApiProblemException answered as it says
     * @throws ua.meterline.store.StoreUnavailableException answered with status 503
     * @throws Exception anything else is logged with an id that the answer names, with status 500
     */
    Answer handle(ApiCall call) throws Exception;
}
