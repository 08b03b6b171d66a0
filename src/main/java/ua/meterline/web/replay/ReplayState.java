package ua.meterline.web.replay;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import ua.meterline.backoffice.replay.ReplayJob;
import ua.meterline.web.Page;

/**
 * The replay that runs, or the last one, in words.
 *
 * @param job null for none
 */
public record ReplayState(ReplayJob job, Page page) {
    private static final String ANOTHER = ", another account, value or period";
    private static final String IN_TIME = " in time";
    private static final String LATE = " late";

    public boolean isRunning() {
        return job != null && job.isRunning();
    }

    /** How long it took. */
    public Duration took() {
        return Duration.between(job.began(), job.ended());
    }

    /**
     * An outcome in the reader's language.
     *
     * @param outcome as {@code Differences} writes it: {@code rejected wrong-format}
     */
    public String words(String outcome) {
        String rest = outcome;
        String suffix = "";
        if (rest.endsWith(ANOTHER)) {
            rest = rest.substring(0, rest.length() - ANOTHER.length());
            suffix = ", " + page.text("replay.another");
        } else if (rest.endsWith(IN_TIME)) {
            rest = rest.substring(0, rest.length() - IN_TIME.length());
            suffix = ", " + page.text("replay.in-time");
        } else if (rest.endsWith(LATE)) {
            rest = rest.substring(0, rest.length() - LATE.length());
            suffix = ", " + page.text("replay.late");
        }
        String[] parts = rest.split(" ", 2);
        String reason = parts.length == 1
                ? ""
                : ": "
                        + Arrays.stream(parts[1].split(",\\s*"))
                                .map(each -> page.textOr("messages.reason." + each, each))
                                .collect(Collectors.joining(", "));
        return page.textOr("messages.outcome." + parts[0], parts[0]) + reason + suffix;
    }
}
