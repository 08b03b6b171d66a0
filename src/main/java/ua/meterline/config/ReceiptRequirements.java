package ua.meterline.config;

import java.util.stream.Stream;
import ua.meterline.reading.ReceiptPolicy;

/** What {@code meterline.replies.receipt} needs of other settings. */
final class ReceiptRequirements {
    static final String SETTING = "meterline.replies.receipt";

    private ReceiptRequirements() {}

    /** @throws InvalidGroupException when there is no page to show, or its address does not fit into the replies */
    static void check(CabinetSettings cabinet, ReplyTextSettings texts, ReceiptPolicy policy) {
        if (cabinet.isOff() || policy.isOff()) {
            throw new InvalidGroupException(
                    SETTING, "needs meterline.cabinet.port and meterline.cabinet.url, where the page is shown");
        }
        int longest = Stream.of(texts.accepted(), texts.belowPrevious())
                .flatMap(text -> text.all().stream())
                .mapToInt(String::length)
                .max()
                .orElseThrow();
        int spare = ReplyTextSettings.LONGEST - longest - policy.length();
        if (spare < 0) {
            throw new InvalidGroupException(
                    SETTING,
                    "makes a reply of " + (longest + policy.length())
                            + " characters: shorten meterline.replies.accepted, "
                            + "meterline.replies.below-previous or the "
                            + policy.host().length() + " characters of the host in meterline.cabinet.url by " + -spare);
        }
    }
}
