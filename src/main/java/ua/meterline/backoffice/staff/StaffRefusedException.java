package ua.meterline.backoffice.staff;

import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;

/** Refused, in one line for an operator, and with the kind of problem for pages, which have their own words. */
public final class StaffRefusedException extends RefusedException {
    private static final long serialVersionUID = 1L;

    private final StaffProblem problem;

    StaffRefusedException(StaffProblem problem, String message) {
        super(Refusal.codeOf(problem), message);
        this.problem = problem;
    }

    public StaffProblem problem() {
        return problem;
    }
}
