package ua.meterline.web.api;

import java.time.DateTimeException;
import java.util.Map;
import ua.meterline.backoffice.submission.PeriodReadings.Position;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.web.ApiCall;
import ua.meterline.web.ApiProblem;
import ua.meterline.web.ApiProblemException;

/** Reads the values of a query. */
final class Parameters {
    private static final int MOST = 1_000;
    private static final int USUAL = 100;
    private static final int ACCOUNT_DIGITS = 10;

    private Parameters() {}

    static int limit(ApiCall call) throws ApiProblemException {
        String text = call.param("limit").orElse(Integer.toString(USUAL));
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw invalid("limit", "a number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }

    static BillingPeriod period(ApiCall call) throws ApiProblemException {
        try {
            String text = call.param("period").orElse("");
            if (text.matches("[0-9]{4}-[0-9]{2}")) {
                return BillingPeriod.parse(text);
            }
        } catch (DateTimeException e) {
            // Such as month 13: told like any other text that is no month.
        }
        throw invalid("period", "a month is needed, such as 2026-11");
    }

    /** The id after which batches are wanted. */
    static long afterId(ApiCall call) throws ApiProblemException {
        String text = call.param("after").orElse("0");
        if (!text.matches("[0-9]{1,18}")) {
            throw invalid("after", "the id of a batch");
        }
        return Long.parseLong(text);
    }

    static Position afterReading(ApiCall call) throws ApiProblemException {
        String text = call.param("after").orElse("");
        if (text.isEmpty()) {
            return Position.START;
        } else if (!text.matches("[0-9]{10}-[0-9]{1,4}")) {
            throw invalid("after", "the value of next in the page before");
        }
        return new Position(text.substring(0, ACCOUNT_DIGITS), Integer.parseInt(text.substring(ACCOUNT_DIGITS + 1)));
    }

    /** Null for none. */
    static String text(Position position) {
        return position == null ? null : position.account() + "-" + position.meter();
    }

    private static ApiProblemException invalid(String field, String detail) {
        return new ApiProblemException(ApiProblem.invalid("invalid", Map.of(field, detail)));
    }
}
