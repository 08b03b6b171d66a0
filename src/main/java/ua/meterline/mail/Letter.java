package ua.meterline.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ua.meterline.inbox.ListRow;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;
import ua.meterline.reading.text.Doubt;
import ua.meterline.reading.text.FoundReading;

/**
 * A mail with what was read from it: its parts, each of which becomes one message.
 *
 * @param parts in the order of the mail; at least one
 * @param messages one for each part, in the same order
 */
public record Letter(ParsedMail mail, List<Part> parts, List<CustomerMessage> messages) {
    public Letter {
        parts = List.copyOf(parts);
        messages = List.copyOf(messages);
    }

    /**
     * A reading of the mail, a row of an attached list, or the rest of the mail, which has no reading or needs a
     * review.
     *
     * @param list the number of the list, counted from 1; 0 for a part of the mail itself
     * @param row null for a part of the mail itself
     */
    record Part(Content content, int list, ListRow row) {
        Part(Content content) {
            this(content, 0, null);
        }

        Part with(Content other) {
            return new Part(other, list, row);
        }

        /** The text of this part alone; a reading has the form of an SMS. */
        String text() {
            if (row != null) {
                return row.text();
            } else if (content instanceof Content.Reading read) {
                return read.account().digits() + " " + read.value().value();
            } else if (content instanceof Content.Unclear unclear) {
                return ((unclear.account() == null ? "" : unclear.account().digits()) + " "
                                + (unclear.value() == null
                                        ? ""
                                        : unclear.value().value()))
                        .strip();
            }
            return "";
        }
    }

    /** @param lists the rows of each attached list */
    static List<Part> parts(ParsedMail mail, List<List<ListRow>> lists) {
        List<Part> parts = new ArrayList<>();
        for (FoundReading found : mail.readings()) {
            parts.add(new Part(new Content.Reading(found.account(), found.value(), null)));
        }
        for (int i = 0; i < lists.size(); i++) {
            for (ListRow row : lists.get(i)) {
                parts.add(new Part(row.content(), i + 1, row));
            }
        }
        mail.problem().ifPresent(problem -> parts.add(new Part(content(problem))));
        return parts.isEmpty() ? List.of(new Part(new Content.Wrong(RejectionReason.EMPTY))) : parts;
    }

    /** Whether a part is what remains of the mail besides its readings and lists. */
    boolean isRest(Part part) {
        return part.row() == null && parts.indexOf(part) >= mail.readings().size();
    }

    private static Content content(Doubt problem) {
        if (!problem.kind().isHeld()) {
            return new Content.Wrong(RejectionReason.WRONG_FORMAT);
        }
        AccountNumber account = only(problem.accounts()).orElse(null);
        RegisterValue value = only(problem.values()).orElse(null);
        return new Content.Unclear(account, value, problem.kind().label());
    }

    private static <T> Optional<T> only(List<T> candidates) {
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /** Names no person and no content, fit for a log line. */
    @Override
    public String toString() {
        return mail + " in " + parts.size() + " parts";
    }
}
