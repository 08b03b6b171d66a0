package ua.meterline.web.api;

import java.util.Map;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.backoffice.submission.PeriodReadings;
import ua.meterline.backoffice.submission.Submission;
import ua.meterline.backoffice.submission.SubmissionRefusedException;
import ua.meterline.backoffice.submission.SubmissionRefusedException.Problem;
import ua.meterline.backoffice.submission.Submissions;
import ua.meterline.backoffice.submission.SubmittedReading;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.web.Answer;
import ua.meterline.web.ApiCall;
import ua.meterline.web.ApiProblem;
import ua.meterline.web.ApiProblemException;
import ua.meterline.web.ApiRoutes;

/** To submit a reading, and to fetch those of a period. Thread-safe. */
final class ReadingCalls {
    private static final String PATH = "/readings";
    private static final String KEY = "Idempotency-Key";
    private static final int CREATED = 201;

    private final Submissions submissions;
    private final PeriodReadings readings;

    ReadingCalls(Submissions submissions, PeriodReadings readings) {
        this.submissions = submissions;
        this.readings = readings;
    }

    void register(ApiRoutes routes) {
        routes.post(PATH, Permission.ENTER_READING, this::submit);
        routes.get(PATH, Permission.VIEW_BILLING, this::page);
    }

    private Answer submit(ApiCall call) throws Exception {
        Submission submission = SubmissionBody.read(call.json());
        Submissions.Submitter submitter = new Submissions.Submitter(call.token(), key(call), call.actor());
        try {
            return answer(submissions.submit(submission, submitter));
        } catch (SubmissionRefusedException e) {
            throw new ApiProblemException(problem(e));
        }
    }

    /** As it is, or in the quotation marks of a structured field (RFC 8941). */
    private static String key(ApiCall call) throws ApiProblemException {
        String key = call.header(KEY).orElse("").replaceFirst("^\"(.*)\"$", "$1");
        if (!key.matches("[\\x21-\\x7E]{1,100}")) {
            throw new ApiProblemException(ApiProblem.of(
                    400,
                    "idempotency-key-needed",
                    "the header " + KEY
                            + " is needed: 1 to 100 characters without spaces, other ones for each reading"));
        }
        return key;
    }

    private static ApiProblem problem(SubmissionRefusedException refused) {
        Problem problem = refused.problem();
        String code = refused.code();
        return problem.field() == null
                ? ApiProblem.of(422, code, refused.getMessage())
                : ApiProblem.invalid(code, Map.of(problem.field(), refused.getMessage()));
    }

    private static Answer answer(SubmittedReading submitted) {
        Answer answer = JsonAnswer.of(JsonAnswer.object(
                        "message", submitted.message(),
                        "outcome", submitted.outcome(),
                        "reasons", submitted.reasons(),
                        "period", submitted.period(),
                        "meter", submitted.meter()))
                .withStatus(CREATED)
                .withHeader("Location", ApiRoutes.PREFIX + "/messages/" + submitted.message());
        return submitted.isRepeat() ? answer.withHeader("Idempotent-Replayed", "true") : answer;
    }

    private Answer page(ApiCall call) throws Exception {
        BillingPeriod period = Parameters.period(call);
        PeriodReadings.Page page = readings.page(period, Parameters.afterReading(call), Parameters.limit(call));
        return JsonAnswer.of(JsonAnswer.object(
                "period", period,
                "readings", page.readings().stream().map(ReadingCalls::members).toList(),
                "next", Parameters.text(page.next())));
    }

    private static Map<String, Object> members(PeriodReadings.Reading reading) {
        return JsonAnswer.object(
                "account", reading.account(),
                "meter", reading.meter(),
                "value", reading.value(),
                "on_time", reading.onTime(),
                "reviewed", reading.reviewed(),
                "received_at", reading.receivedAt(),
                "message", reading.message());
    }
}
