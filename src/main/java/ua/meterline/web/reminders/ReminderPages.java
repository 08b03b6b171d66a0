package ua.meterline.web.reminders;

import ua.meterline.backoffice.reminders.ReminderDesk;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.web.Answer;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.Routes;
import ua.meterline.web.Visit;

/** Shows who would be reminded, as counted in the background, and reminds them on demand. Thread-safe. */
public final class ReminderPages implements ConsolePages {
    private static final int CONFLICT = 409;

    private final ReminderDesk reminders;

    public ReminderPages(ReminderDesk reminders) {
        this.reminders = reminders;
    }

    @Override
    public String name() {
        return "reminders";
    }

    @Override
    public void register(Routes routes) {
        routes.menu("/reminders", Permission.SEND_REMINDERS, "reminders.title");
        routes.get("/reminders", Permission.SEND_REMINDERS, this::show);
        routes.poll("/reminders/progress", Permission.SEND_REMINDERS, this::progress);
        routes.post("/reminders", Permission.SEND_REMINDERS, this::send);
    }

    private Answer show(Visit visit) {
        return page(visit, "");
    }

    private Answer page(Visit visit, String problem) {
        return visit.page("reminders/page", view(problem));
    }

    private ReminderView view(String problem) {
        return new ReminderView(
                reminders.counted().orElse(null),
                reminders.looked().orElse(null),
                reminders.round().orElse(null),
                problem);
    }

    private Answer progress(Visit visit) {
        ReminderView view = view("");
        Answer answer = visit.fragment("reminders/progress", view);
        return view.isBusy() ? answer : answer.withHeader("HX-Refresh", "true");
    }

    private Answer send(Visit visit) {
        if (!reminders.isOpen()) {
            return page(visit, visit.text("reminders.closed")).withStatus(CONFLICT);
        }
        return reminders.send(visit.actor())
                ? visit.redirect("/reminders")
                : page(visit, visit.text("reminders.busy")).withStatus(CONFLICT);
    }
}
