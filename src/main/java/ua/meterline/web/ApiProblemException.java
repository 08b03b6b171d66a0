package ua.meterline.web;

/** Ends a call with a problem. */
public final class ApiProblemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ApiProblem problem;

    public ApiProblemException(ApiProblem problem) {
        super(problem.code());
        this.problem = problem;
    }

    ApiProblem problem() {
        return problem;
    }
}
