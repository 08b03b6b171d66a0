package ua.meterline.billing;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the cell with the telephone numbers of an account, as people write them. Immutable. */
final class PhoneNumbers {
    private static final int MOST = 10;
    private static final Pattern BETWEEN = Pattern.compile("[,;/\\n]");

    private final Function<String, Optional<String>> plan;

    /** @param plan the E.164 form of a number as written; empty where it is not valid */
    PhoneNumbers(Function<String, Optional<String>> plan) {
        this.plan = plan;
    }

    /**
     * The numbers in E.164 form, in the order of the cell, joined by commas; null where it has none.
     *
     * @param problems receives what was left out, without personal data
     */
    String read(String cell, Consumer<String> problems) {
        Set<String> numbers = new LinkedHashSet<>();
        boolean allValid = true;
        for (String written : BETWEEN.split(cell)) {
            if (!written.isBlank()) {
                allValid &= plan.apply(written.strip()).map(numbers::add).isPresent();
            }
        }
        if (!allValid) {
            problems.accept("a telephone number is not valid; the account is imported without it");
        }
        if (numbers.size() > MOST) {
            problems.accept("has more than " + MOST + " telephone numbers; the first ones are imported");
        }
        return numbers.isEmpty() ? null : numbers.stream().limit(MOST).collect(Collectors.joining(","));
    }
}
