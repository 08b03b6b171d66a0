package ua.meterline.web;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.fixture.Deadline;
import ua.meterline.store.StoreUnavailableException;

/** Pages that fail in each way, and a form that counts how often it was handled. */
final class CountingPages implements ConsolePages {
    static final String HTML = "<script>alert(1)</script>\"'<img src=x onerror=alert(2)>&amp;";

    final AtomicInteger handled = new AtomicInteger();
    volatile CountDownLatch held = new CountDownLatch(0);

    /** The feature's texts exist already. */
    @Override
    public String name() {
        return "overview";
    }

    @Override
    public void register(Routes routes) {
        routes.menu("/", Permission.VIEW_OVERVIEW, "overview.title");
        routes.get("/", Permission.VIEW_OVERVIEW, visit -> visit.page("console/problem", new Problem(200, HTML, HTML)));
        routes.get("/bills", Permission.VIEW_BILLING, visit -> Answer.html("bills"));
        routes.get("/refused", Permission.VIEW_OVERVIEW, visit -> {
            throw new RefusedException(Refusal.CLAIMED, 7L, HTML, "2026-12-01T08:00:00.000Z");
        });
        routes.get("/missing", Permission.VIEW_OVERVIEW, visit -> {
            throw new NoSuchPageException();
        });
        routes.get("/broken", Permission.VIEW_OVERVIEW, visit -> {
            throw new IllegalStateException("secret detail");
        });
        routes.get("/locked", Permission.VIEW_OVERVIEW, visit -> {
            throw new StoreUnavailableException("database is locked", null);
        });
        routes.get("/search", Permission.VIEW_OVERVIEW, visit -> Answer.html(visit.param("text")));
        routes.get(
                "/masked",
                Permission.VIEW_OVERVIEW,
                visit -> Answer.html(visit.page().sealed("account", "0501234567", "0501234567 " + HTML)));
        routes.get(
                "/file",
                Permission.VIEW_OVERVIEW,
                visit -> visit.download("список 1\";.csv", "text/csv", out -> out.write('x')));
        routes.poll("/news", Permission.VIEW_OVERVIEW, visit -> Answer.html("news"));
        routes.check("/judge", Permission.VIEW_OVERVIEW, visit -> Answer.html(visit.form("text")));
        routes.post("/count", Permission.VIEW_OVERVIEW, this::count);
    }

    private Answer count(Visit visit) throws Exception {
        int number = handled.incrementAndGet();
        if (!held.await(Deadline.SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("held too long");
        }
        if (visit.form("text").isEmpty()) {
            return Answer.html("missing").withStatus(422);
        }
        return visit.redirect("/done/" + number);
    }
}
