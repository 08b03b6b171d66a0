package ua.meterline.web.reviews;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ua.meterline.backoffice.review.QueueCounts;
import ua.meterline.backoffice.review.QueuedCase;

/**
 * The page of the queue.
 *
 * @param query what it shows
 * @param next the path of the next page, or null
 * @param rules to choose from: name and text with the number of cases
 * @param tomorrow the first day that a case can be put off to
 * @param done the message that was decided before, or 0
 * @param form what was typed about the chosen cases, or a fresh form
 * @param chosen the messages that were chosen
 * @param problem why the form was refused, or null
 */
public record QueueView(
        QueueQuery query,
        List<QueuedCase> cases,
        String next,
        QueueCounts counts,
        Map<String, String> rules,
        Map<String, String> channels,
        LocalDate tomorrow,
        long done,
        DecisionForm form,
        Set<Long> chosen,
        String problem) {
    /** The path of all cases of the same list. */
    public String ofFile(QueuedCase listed) {
        return "/reviews?file=" + URLEncoder.encode(listed.file(), StandardCharsets.UTF_8);
    }

    public boolean isOf(String person, QueuedCase listed) {
        return listed.claim() != null && listed.claim().by().equals(person);
    }
}
