package ua.meterline.web.cabinet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a customer has typed and sent. It stands sealed in the address of a page, which may stay in the history of a
 * browser; so it is shown for an hour only.
 */
public record SubmitReceipt(String account, String value, Instant sentAt) {
    private static final Pattern FORM = Pattern.compile("sent ([0-9]{10}) ([0-9]{1,5}) ([0-9]{1,18})");
    private static final Duration SHOWN = Duration.ofHours(1);

    String text() {
        return "sent %s %s %d".formatted(account, value, sentAt.toEpochMilli());
    }

    static Optional<SubmitReceipt> of(String text, Instant now) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new SubmitReceipt(
                                matcher.group(1),
                                matcher.group(2),
                                Instant.ofEpochMilli(Long.parseLong(matcher.group(3)))))
                        .filter(receipt -> receipt.sentAt.plus(SHOWN).isAfter(now))
                : Optional.empty();
    }
}
