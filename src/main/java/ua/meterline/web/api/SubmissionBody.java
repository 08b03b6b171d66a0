package ua.meterline.web.api;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import ua.meterline.backoffice.submission.Submission;
import ua.meterline.common.FlatJson;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.RegisterValue;
import ua.meterline.web.ApiProblem;
import ua.meterline.web.ApiProblemException;

/** Reads the body of a submission, and tells everything that is wrong with it at once. For use by one thread. */
final class SubmissionBody {
    private static final Set<String> FIELDS = new TreeSet<>(Set.of("account", "value", "meter", "read_on"));
    private static final int HIGHEST_METER = 1_000;

    private final Map<String, Object> members;
    private final Map<String, String> errors = new LinkedHashMap<>();

    private SubmissionBody(Map<String, Object> members) {
        this.members = members;
    }

    static Submission read(String json) throws ApiProblemException {
        try {
            return new SubmissionBody(FlatJson.read(json)).submission();
        } catch (IllegalArgumentException e) {
            throw new ApiProblemException(ApiProblem.of(400, "malformed-json", e.getMessage()));
        }
    }

    private Submission submission() throws ApiProblemException {
        AccountNumber account = account();
        RegisterValue value = value();
        Integer meter = meter();
        LocalDate readOn = readOn();
        new TreeMap<>(members)
                .keySet().stream()
                        .filter(name -> !FIELDS.contains(name))
                        .forEach(name -> errors.put(
                                name.length() > 40 ? name.substring(0, 40) + "…" : name,
                                "there is no such field; there are " + String.join(", ", FIELDS)));
        if (!errors.isEmpty()) {
            throw new ApiProblemException(ApiProblem.invalid("invalid", errors));
        }
        return new Submission(account, value, meter, readOn);
    }

    private AccountNumber account() {
        if (members.get("account") instanceof String digits && digits.matches("[0-9]{10}")) {
            return new AccountNumber(digits);
        }
        errors.put("account", "a text of ten digits is needed");
        return null;
    }

    private RegisterValue value() {
        try {
            if (members.get("value") instanceof BigDecimal number) {
                return new RegisterValue(number.intValueExact());
            }
        } catch (ArithmeticException | IllegalArgumentException e) {
            // Told like anything else that no dial shows.
        }
        errors.put("value", "a whole number from 0 to 99999 is needed, not in quotation marks");
        return null;
    }

    private Integer meter() {
        Object given = members.get("meter");
        if (given instanceof BigDecimal number
                && number.signum() > 0
                && number.compareTo(BigDecimal.valueOf(HIGHEST_METER)) <= 0
                && number.stripTrailingZeros().scale() <= 0) {
            return number.intValue();
        } else if (given != null) {
            errors.put("meter", "the number of a meter of the account is needed, from 1; or none");
        }
        return null;
    }

    private LocalDate readOn() {
        Object given = members.get("read_on");
        if (given == null) {
            return null;
        }
        try {
            if (given instanceof String text && text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // Such as 30 February: told like any other text that is no day.
        }
        errors.put("read_on", "a day is needed, such as 2026-11-30; or none");
        return null;
    }
}
