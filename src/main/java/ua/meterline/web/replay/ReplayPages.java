package ua.meterline.web.replay;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.replay.ReplayJobs;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.web.Answer;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.RefusalText;
import ua.meterline.web.Routes;
import ua.meterline.web.Visit;

/** Chooses settings, runs one replay at a time, and shows its progress and what would be different. */
public final class ReplayPages implements ConsolePages {
    private static final int UNPROCESSABLE = 422;
    private static final int USUAL_DAYS = 7;

    private final ReplayJobs jobs;

    public ReplayPages(ReplayJobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public void register(Routes routes) {
        routes.menu("/replay", Permission.REPLAY, "replay.title");
        routes.get("/replay", Permission.REPLAY, this::show);
        routes.poll("/replay/state", Permission.REPLAY, visit -> visit.fragment("replay/state", state(visit)));
        routes.post("/replay", Permission.REPLAY, this::start);
        routes.post("/replay/cancel", Permission.REPLAY, this::cancel);
    }

    private ReplayState state(Visit visit) {
        return new ReplayState(jobs.last().orElse(null), visit.page());
    }

    private Answer show(Visit visit) {
        String since =
                LocalDate.now(visit.format().zone()).minusDays(USUAL_DAYS).toString();
        return page(visit, since, jobs.currentSettings(), "");
    }

    private Answer page(Visit visit, String since, Map<String, String> values, String problem) {
        return visit.page("replay/page", new ReplayForm(since, values, jobs.currentSettings(), problem, state(visit)));
    }

    private Answer start(Visit visit) throws Exception {
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : jobs.currentSettings().keySet()) {
            values.put(name, visit.form(name));
        }
        String since = visit.form("since");
        try {
            jobs.start(LocalDate.parse(since), values, visit.actor());
        } catch (DateTimeException e) {
            return page(visit, since, values, visit.text("replay.wrong-date")).withStatus(UNPROCESSABLE);
        } catch (RefusedException e) {
            return page(visit, since, values, RefusalText.of(visit.page(), e)).withStatus(UNPROCESSABLE);
        }
        return visit.redirect("/replay");
    }

    private Answer cancel(Visit visit) {
        jobs.cancel();
        return visit.redirect("/replay");
    }
}
