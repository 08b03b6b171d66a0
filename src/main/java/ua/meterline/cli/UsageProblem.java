package ua.meterline.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with the words of a command line, in one line: the messages of picocli without its own terms. */
final class UsageProblem {
    /** A pattern of picocli, and what replaces it. */
    private record Wording(Pattern pattern, String words) {
        Wording(String pattern, String words) {
            this(Pattern.compile(pattern), words);
        }
    }

    private static final Pattern CHOICE =
            Pattern.compile("expected one of \\[([^]]*)] \\(case-insensitive\\) but was ('.*')");

    private static final List<Wording> WORDINGS = List.of(
            new Wording("^Error: ", ""),
            new Wording("^Invalid value for option '(--[\\w-]+)'(?: \\([^)]*\\))?: ", "$1: "),
            new Wording("^Invalid value for positional parameter at index [\\d.*]+ \\(([^)]*)\\): ", "$1: "),
            new Wording(" is not an? (int|long)$", " is no whole number"),
            new Wording(" is not a boolean$", " must be true or false"),
            new Wording("^Missing required argument \\(specify one of these\\): ", "missing: one of "),
            new Wording("^Missing required (?:options?|parameters?|argument\\(s\\)): ", "missing: "),
            new Wording("^Missing required parameter for option '([^']*)' \\(([^)]*)\\)", "$1: $2 is missing"),
            new Wording("^Expected parameter for option '([^']*)' but found '.*'", "$1: its value is missing"),
            new Wording("^option '([^']*)' \\([^)]*\\) should be specified only once", "$1: is given twice"),
            new Wording(" are mutually exclusive \\(specify only one\\)$", ": give only one of them"));

    private UsageProblem() {}

    static String of(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return UnknownWord.of(unmatched).problem();
        }
        String problem = failure.getMessage().lines().findFirst().orElse("wrong options");
        for (Wording wording : WORDINGS) {
            problem = wording.pattern().matcher(problem).replaceFirst(wording.words());
        }
        return CHOICE.matcher(problem)
                .replaceFirst(choice -> choice.group(2) + " must be "
                        + choice.group(1).toLowerCase(Locale.ROOT).replace(", ", " or "));
    }
}
