package ua.meterline.web.cabinet;

import java.util.List;
import ua.meterline.backoffice.cabinet.CabinetSession;
import ua.meterline.backoffice.cabinet.OwnReading;
import ua.meterline.backoffice.messages.RejectedMessages;

/**
 * The readings of one account, and what else its customer may do.
 *
 * @param accounts of the session
 * @param account the one that is shown
 * @param readings the newest first
 * @param rejected SMS that were no readings, the newest first
 * @param value what was typed as a reading; empty for nothing
 * @param valueProblem what is wrong with that; null for nothing
 * @param added what was typed as a further account; empty for nothing
 * @param problem what is wrong with that; null for nothing
 * @param digitsAlone whether SMS of the number need not name the account
 */
public record OwnReadingsPage(
        List<String> accounts,
        String account,
        List<OwnReading> readings,
        List<RejectedMessages.Rejected> rejected,
        String value,
        String valueProblem,
        String added,
        String problem,
        boolean digitsAlone) {
    static OwnReadingsPage of(
            CabinetSession session,
            String account,
            List<OwnReading> readings,
            List<RejectedMessages.Rejected> rejected,
            boolean digitsAlone) {
        return new OwnReadingsPage(session.accounts(), account, readings, rejected, "", null, "", null, digitsAlone);
    }

    OwnReadingsPage withValueProblem(String typed, String what) {
        return new OwnReadingsPage(accounts, account, readings, rejected, typed, what, "", null, digitsAlone);
    }

    OwnReadingsPage withAccountProblem(String typed, String what) {
        return new OwnReadingsPage(accounts, account, readings, rejected, "", null, typed, what, digitsAlone);
    }

    public UsageChart chart() {
        return UsageChart.of(readings);
    }

    /** The kind of a badge. */
    public static String kind(OwnReading.State state) {
        return switch (state) {
            case COUNTS -> "good";
            case REPLACED -> "off";
            case HELD -> "warn";
            case REJECTED -> "bad";
        };
    }
}
