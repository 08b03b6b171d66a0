package ua.meterline.mail.reply;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import ua.meterline.mail.ParsedMail;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.language.Language;
import ua.meterline.reading.text.Doubt;

/** The text of a reply in one language. */
record ReplyText(ReplyPhrases phrases, Language language) {
    /** Senders of more readings have a list of their own to compare with. */
    private static final int MOST_LISTED = 50;

    /**
     * The sender may be forged, and must not receive a link through us: a name with more dots, or one that ends in
     * .zip.
     */
    private static final Pattern HARMLESS_NAME =
            Pattern.compile("[\\p{L}\\p{N} _()-]{1,50}\\.(?!(?i:zip)$)\\p{Alnum}{2,7}");

    private static final String EXAMPLE = "    1234567890 12345";
    private static final int SHOWN_DIGITS = 4;

    String of(ParsedMail mail, List<PartOutcome> outcomes) {
        List<PartOutcome.OfReading> readings = only(PartOutcome.OfReading.class, outcomes);
        List<PartOutcome.OfRow> rows = only(PartOutcome.OfRow.class, outcomes);
        StringJoiner paragraphs = new StringJoiner("\n\n", "", "\n");
        paragraphs.add(phrase(opening(mail, outcomes)));
        if (!readings.isEmpty()) {
            paragraphs.add(phrase("understood") + "\n"
                    + listed(acceptedLast(readings).stream().map(this::line).toList()));
        }
        if (!rows.isEmpty()) {
            paragraphs.add(
                    phrase("rows") + "\n" + listed(rows.stream().map(this::line).toList()));
        }
        List<PartOutcome.OfList> files = only(PartOutcome.OfList.class, outcomes);
        if (!files.isEmpty()) {
            paragraphs.add(phrase("unread-files") + "\n"
                    + listed(files.stream().map(ReplyText::name).distinct().toList()));
        }
        mail.problem().ifPresent(problem -> paragraphs.add(description(problem)));
        boolean checkAccount = phrases.namesUnknownAccounts() && has(ReportedReading.UNKNOWN_ACCOUNT, readings);
        if (mail.problem().isPresent()
                || has(ReportedReading.REJECTED, readings)
                || has(ReportedReading.UNKNOWN_ACCOUNT, readings) && !checkAccount) {
            paragraphs.add(phrase("how") + "\n" + EXAMPLE);
        } else if (checkAccount) {
            paragraphs.add(phrase("check-account"));
        } else if (!readings.isEmpty()) {
            paragraphs.add(phrase("check"));
        }
        return paragraphs.toString();
    }

    private static <T extends PartOutcome> List<T> only(Class<T> kind, List<PartOutcome> outcomes) {
        return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static boolean has(ReportedReading reported, List<? extends PartOutcome> outcomes) {
        return outcomes.stream().anyMatch(outcome -> outcome.reported() == reported);
    }

    /** When not all are listed, those that were not accepted must be. */
    private static List<PartOutcome.OfReading> acceptedLast(List<PartOutcome.OfReading> readings) {
        return readings.size() <= MOST_LISTED
                ? readings
                : readings.stream()
                        .sorted(Comparator.comparing(reading -> reading.reported() == ReportedReading.ACCEPTED))
                        .toList();
    }

    /** "Accepted" when at least one reading was, whatever else is in the mail. */
    private String opening(ParsedMail mail, List<PartOutcome> outcomes) {
        if (has(ReportedReading.ACCEPTED, outcomes)) {
            return "accepted";
        }
        boolean held = has(ReportedReading.HELD, outcomes)
                || mail.problem().map(problem -> problem.kind().isHeld()).orElse(false);
        if (held) {
            return "held";
        }
        boolean unknown = phrases.namesUnknownAccounts()
                && mail.problem().isEmpty()
                && !outcomes.isEmpty()
                && outcomes.stream().allMatch(outcome -> outcome.reported() == ReportedReading.UNKNOWN_ACCOUNT);
        return unknown ? "unknown-account" : "rejected";
    }

    private String line(PartOutcome.OfReading answer) {
        String key = switch (answer.reported()) {
            case ACCEPTED -> "reading";
            case HELD -> "is-held";
            case REJECTED -> "is-rejected";
            case UNKNOWN_ACCOUNT -> phrases.namesUnknownAccounts() ? "is-unknown" : "is-rejected";
        };
        return filled(
                key,
                lastDigits(answer.reading().account()),
                String.valueOf(answer.reading().value().value()));
    }

    private String line(PartOutcome.OfRow row) {
        String key = row.wrong() == PartOutcome.Cell.DATE ? "row-date" : "row";
        String line = filled(key, String.valueOf(row.row()));
        return row.list() == 0 ? line : filled("in-list", String.valueOf(row.list()), line);
    }

    private static String name(PartOutcome.OfList file) {
        String name = file.name();
        return HARMLESS_NAME.matcher(name).matches() ? name : "*" + name.substring(Math.max(name.lastIndexOf('.'), 0));
    }

    private String description(Doubt problem) {
        List<String> found = new ArrayList<>();
        problem.accounts().forEach(account -> found.add("******" + lastDigits(account)));
        problem.values().forEach(value -> found.add(String.valueOf(value.value())));
        String description = phrase(problem.kind().label());
        return found.isEmpty() ? description : description + "\n" + listed(found);
    }

    private String listed(List<String> items) {
        StringJoiner lines = new StringJoiner("\n");
        items.stream().limit(MOST_LISTED).forEach(item -> lines.add("  - " + item));
        if (items.size() > MOST_LISTED) {
            lines.add("  - " + filled("more", String.valueOf(items.size() - MOST_LISTED)));
        }
        return lines.toString();
    }

    private static String lastDigits(AccountNumber account) {
        return account.digits().substring(account.digits().length() - SHOWN_DIGITS);
    }

    private String phrase(String name) {
        return phrases.in(language, name);
    }

    private String filled(String name, String... values) {
        String filled = phrase(name);
        for (int i = 0; i < values.length; i++) {
            filled = filled.replace("{" + i + "}", values[i]);
        }
        return filled;
    }
}
