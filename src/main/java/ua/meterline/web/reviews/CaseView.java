package ua.meterline.web.reviews;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import ua.meterline.backoffice.review.CaseFile;
import ua.meterline.backoffice.review.CasePapers.Papers;

/**
 * The page of a case.
 *
 * @param papers the letter or list; empty where there is none, or it is no longer kept
 * @param query the part of the queue that the person works on
 * @param form what was typed, or a fresh form
 * @param done the message that was decided before, or 0
 * @param tomorrow the first day that the case can be put off to
 */
public record CaseView(
        CaseFile file, Optional<Papers> papers, QueueQuery query, DecisionForm form, long done, LocalDate tomorrow) {
    public long id() {
        return file.details().message().id();
    }

    public List<String> rules() {
        return List.of(file.details().message().rules().split(","));
    }

    public HistoryChart chart() {
        return HistoryChart.of(file);
    }

    /** Whether a correction may name the meter: the account has had several, or may turn out to have. */
    public boolean hasMeters() {
        return file.details().meters() != 1
                || !form.meter().isEmpty()
                || !form.account().isEmpty();
    }

    /** A letter or list belongs to it, even if it is no longer there. */
    public boolean isImported() {
        String channel = file.details().message().channel();
        return channel.equals("email") || channel.equals("file");
    }

    public boolean isOfAnother(String person) {
        return file.claim() != null && !file.claim().by().equals(person);
    }
}
