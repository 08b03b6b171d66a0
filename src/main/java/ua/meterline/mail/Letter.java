package ua.meterline.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ua.meterline.inbox.ListRow;
import ua.meterline.mail.text.FoundReading;
import ua.meterline.mail.text.MailProblem;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;

/**
 * A mail taken apart into what becomes a message each: its readings, the rows of lists that came with it, and what is left
 * for a person. There is at least one.
 *
 * @param parts in the order of the mail
 */
record Letter(ParsedMail mail, List<Part> parts) {
    /**
     * One message.
     *
     * @param list in which it stands, counted from 1; 0 where it is the mail itself
     * @param row null where it is the mail's
     */
    record Part(Content content, int list, ListRow row) {
        Part(Content content) {
            this(content, 0, null);
        }
    }

    /** @param lists the rows of each list that came with it */
    static Letter of(ParsedMail mail, List<List<ListRow>> lists) {
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
        if (parts.isEmpty()) {
            parts.add(new Part(new Content.Wrong(RejectionReason.EMPTY)));
        }
        return new Letter(mail, List.copyOf(parts));
    }

    private static Content content(MailProblem problem) {
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
}
