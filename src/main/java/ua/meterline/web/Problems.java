package ua.meterline.web;

import io.javalin.http.HttpResponseException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.store.StoreUnavailableException;

/** The pages for what went wrong, with the texts {@code site.problem}. Thread-safe. */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int BAD_REQUEST = 400;
    static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int FAILED = 500;
    private static final int UNAVAILABLE = 503;

    private final String site;
    private final String key;

    /** @param site such as {@code Console}; in lower case, the beginning of its texts */
    Problems(String site) {
        this.site = site;
        this.key = site.toLowerCase(Locale.ROOT) + ".problem.";
    }

    /** @param route for the log line */
    Problem of(Exception failure, LocalizedPage page, String route) {
        if (failure instanceof RefusedException refused && page instanceof Page staff) {
            return new Problem(CONFLICT, page.text(key + "refused"), RefusalText.of(staff, refused));
        } else if (failure instanceof NoSuchPageException) {
            return named(page, NOT_FOUND, "not-found");
        } else if (failure instanceof BadInputException bad) {
            return new Problem(BAD_REQUEST, page.text(key + "bad-input"), page.text(bad.textKey(), bad.values()));
        } else if (failure instanceof StoreUnavailableException unavailable) {
            LOG.warn("{}: {}: {}", site, route, unavailable.getMessage());
            return named(page, UNAVAILABLE, "store-unavailable");
        } else if (failure instanceof FormGuard.StillRunningException) {
            return named(page, CONFLICT, "still-running");
        } else if (failure instanceof FormGuard.SentBeforeException) {
            return named(page, CONFLICT, "sent-before");
        } else if (failure instanceof HttpResponseException http) {
            return ofStatus(page, http.getStatus());
        }
        return unexpected(failure, page, route);
    }

    Problem ofStatus(LocalizedPage page, int status) {
        return switch (status) {
            case NOT_FOUND -> named(page, status, "not-found");
            case 405 -> named(page, status, "method");
            case 413 -> named(page, status, "too-large");
            default -> named(page, status, "bad-request");
        };
    }

    private Problem unexpected(Exception failure, LocalizedPage page, String route) {
        String id = ErrorId.create();
        LOG.error("{}: {} failed, error {}", site, route, id, failure);
        return new Problem(FAILED, page.text(key + "failed"), page.text(key + "failed.advice", id));
    }

    /** @param values of the advice */
    Problem named(LocalizedPage page, int status, String name, Object... values) {
        return new Problem(status, page.text(key + name), page.text(key + name + ".advice", values));
    }
}
