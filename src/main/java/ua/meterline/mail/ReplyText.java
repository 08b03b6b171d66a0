package ua.meterline.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import ua.meterline.mail.ReplyComposer.Answer;
import ua.meterline.reading.AccountNumber;

/** The body of an answer in one language. */
record ReplyText(ReplyPhrases phrases, Language language) {
    /** Who sends more has a list of his own to compare with. */
    private static final int MOST_LISTED = 50;

    private static final String EXAMPLE = "    1234567890 12345";
    private static final int SHOWN_DIGITS = 4;

    String of(ParsedMail mail, List<Answer> answers) {
        StringJoiner paragraphs = new StringJoiner("\n\n", "", "\n");
        paragraphs.add(phrase(opening(mail, answers)));
        if (!answers.isEmpty()) {
            paragraphs.add(phrase("understood") + "\n"
                    + listed(answers.stream().map(this::line).toList()));
        }
        mail.problem().ifPresent(problem -> paragraphs.add(told(problem)));
        boolean rejected = answers.stream().anyMatch(answer -> answer.verdict() == Verdict.REJECTED);
        if (mail.problem().isPresent() || rejected) {
            paragraphs.add(phrase("how") + "\n" + EXAMPLE);
        } else if (!answers.isEmpty()) {
            paragraphs.add(phrase("check"));
        }
        return paragraphs.toString();
    }

    /** The best news first: what was accepted was, whatever else stands in the mail. */
    private static String opening(ParsedMail mail, List<Answer> answers) {
        if (answers.stream().anyMatch(answer -> answer.verdict() == Verdict.ACCEPTED)) {
            return "accepted";
        }
        boolean held = answers.stream().anyMatch(answer -> answer.verdict() == Verdict.HELD)
                || mail.problem().map(problem -> problem.kind().isHeld()).orElse(false);
        if (held) {
            return "held";
        }
        return answers.isEmpty() && mail.problem().isEmpty() ? "list" : "rejected";
    }

    private String line(Answer answer) {
        String key = switch (answer.verdict()) {
            case ACCEPTED -> "reading";
            case HELD -> "is-held";
            case REJECTED -> "is-rejected";
        };
        return filled(
                key,
                lastDigits(answer.reading().account()),
                String.valueOf(answer.reading().value().value()));
    }

    private String told(MailProblem problem) {
        List<String> found = new ArrayList<>();
        problem.accounts().forEach(account -> found.add("******" + lastDigits(account)));
        problem.values().forEach(value -> found.add(String.valueOf(value.value())));
        String told = phrase(problem.kind().label());
        return found.isEmpty() ? told : told + "\n" + listed(found);
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
