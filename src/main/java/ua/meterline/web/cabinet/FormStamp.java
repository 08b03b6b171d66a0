package ua.meterline.web.cabinet;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sealed part of a form: it can be sent once, and not sooner than a person can read it.
 *
 * @param number of the form
 * @param openedAt when it was shown
 * @param first a number of the question, 1 to 9
 * @param second the other one
 */
record FormStamp(long number, Instant openedAt, int first, int second) {
    /** All numbers are below. */
    static final long NUMBERS = 1_000_000_000_000_000_000L;

    /** The word keeps other sealed values from being taken for a stamp. */
    private static final Pattern FORM = Pattern.compile("form ([0-9]{1,18}) ([0-9]{1,18}) ([1-9]) ([1-9])");

    String text() {
        return "form %d %d %d %d".formatted(number, openedAt.toEpochMilli(), first, second);
    }

    static Optional<FormStamp> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new FormStamp(
                        Long.parseLong(matcher.group(1)),
                        Instant.ofEpochMilli(Long.parseLong(matcher.group(2))),
                        Integer.parseInt(matcher.group(3)),
                        Integer.parseInt(matcher.group(4))))
                : Optional.empty();
    }

    /** Whether it is the sum, written in digits. */
    boolean isAnsweredBy(String answer) {
        return answer.equals(String.valueOf(first + second));
    }
}
