package ua.meterline.reading;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ua.meterline.reading.ReadingOutcome.Rejected;

/**
 * Composes the reply to an SMS with several readings: how many were accepted, and which were rejected. Where naming
 * those would not fit into one SMS, it is only how many.
 */
final class SeveralReply {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}");

    private SeveralReply() {}

    /** @param parts the readings, in their order */
    static String of(List<Decision> parts, SeveralTexts texts) {
        List<String> rejected = parts.stream()
                .filter(part -> part.outcome() instanceof Rejected)
                .map(part -> name(part.message()))
                .toList();
        String message = parts.stream().map(part -> part.message().text()).collect(Collectors.joining("\n"));
        int accepted = parts.size() - rejected.size();
        String named = texts.reply(accepted, String.join(", ", rejected), message);
        return named.length() <= ReplyTexts.LONGEST
                ? named
                : texts.reply(accepted, String.valueOf(rejected.size()), message);
    }

    /**
     * The first number of the line, by which its sender finds it: mostly the account. No other text goes back to him.
     */
    private static String name(CustomerMessage line) {
        Matcher number = NUMBER.matcher(line.text());
        return number.find() ? number.group() : String.valueOf(line.part().number());
    }
}
