package ua.meterline.web.phone;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;
import ua.meterline.backoffice.phone.CallbackDesk;
import ua.meterline.backoffice.phone.CallbackTask;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.web.Answer;
import ua.meterline.web.BadInputException;
import ua.meterline.web.RefusalText;
import ua.meterline.web.Routes;
import ua.meterline.web.Visit;

/** Whom to call back, and what came of it. */
public final class CallbackPages {
    private static final int SIZE = 30;
    private static final int INVALID = 422;
    private static final int CONFLICT = 409;

    private final CallbackDesk desk;

    public CallbackPages(CallbackDesk desk) {
        this.desk = desk;
    }

    /**
     * A task as a page shows it.
     *
     * @param note as typed; empty for nothing
     * @param again the moment of the next call, as typed; empty for nothing
     * @param noteError what is wrong with the note, or null
     * @param againError what is wrong with the moment, or null
     */
    public record TaskPage(CallbackTask task, String note, String again, String noteError, String againError) {}

    void register(Routes routes) {
        routes.get("/phone/callbacks", Permission.WORK_CALLBACKS, this::list);
        routes.get("/phone/callbacks/{id}", Permission.WORK_CALLBACKS, this::open);
        routes.post("/phone/callbacks/{id}/claim", Permission.WORK_CALLBACKS, this::claim);
        routes.post("/phone/callbacks/{id}", Permission.WORK_CALLBACKS, this::note);
    }

    private Answer list(Visit visit) throws Exception {
        String after = visit.param("after");
        if (!after.matches("[0-9]{0,18}")) {
            throw new BadInputException("console.problem.old-page");
        }
        return visit.page("phone/callbacks", desk.page(after.isEmpty() ? 0 : Long.parseLong(after), SIZE));
    }

    private Answer open(Visit visit) throws Exception {
        return visit.page("phone/callback", new TaskPage(desk.open(visit.pathNumber("id")), "", "", null, null));
    }

    private Answer claim(Visit visit) throws Exception {
        long message = visit.pathNumber("id");
        desk.claim(message, visit.actor());
        return visit.redirect("/phone/callbacks/" + message);
    }

    private Answer note(Visit visit) throws Exception {
        long message = visit.pathNumber("id");
        String what = visit.form("what");
        String note = visit.form("why");
        if (!what.matches("released|reached|not-reached|call-again|done")) {
            throw new BadInputException("console.problem.old-page");
        }
        Instant again = what.equals("call-again") ? moment(visit) : null;
        if (what.equals("done") && note.isEmpty()) {
            return wrong(visit, visit.text("phone.callback.needs-reason"), null).withStatus(INVALID);
        } else if (what.equals("call-again") && again == null) {
            return wrong(visit, null, visit.text("phone.callback.needs-time")).withStatus(INVALID);
        }
        try {
            desk.note(message, what, again, note.isEmpty() ? null : note, visit.actor());
        } catch (RefusedException e) {
            if (!e.is(Refusal.TIME_OUT_OF_RANGE)) {
                throw e;
            }
            return wrong(visit, null, RefusalText.of(visit.page(), e)).withStatus(CONFLICT);
        }
        return visit.redirect("/phone/callbacks");
    }

    /** What was typed is not lost. */
    private Answer wrong(Visit visit, String noteError, String againError) throws Exception {
        CallbackTask task = desk.open(visit.pathNumber("id"));
        return visit.page(
                "phone/callback", new TaskPage(task, visit.form("why"), visit.form("again"), noteError, againError));
    }

    /** Null where no moment was entered. */
    private static Instant moment(Visit visit) throws BadInputException {
        try {
            return LocalDateTime.parse(visit.form("again"))
                    .atZone(visit.format().zone())
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
