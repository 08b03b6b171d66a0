package ua.meterline.sms.receipt;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a receipt, by custom {@code id:… sub:… dlvrd:… submit date:… done date:… stat:… err:… text:…} (SMPP
 * 3.4, appendix B, which leaves it to the vendor). Only the needed fields are read, in any order: the parser of jsmpp
 * rejects unusual dates.
 */
record ReceiptText(Optional<SmscMessageId> messageId, Optional<DeliveryState> state, Optional<String> error) {
    private static final Pattern ID = field("id", "[^\\s;,:]{1,65}(?=[\\s;,]|$)");
    private static final Pattern STATE = field("stat", "[A-Za-z]{1,20}");
    private static final Pattern ERROR = field("err", "[0-9A-Za-z]{1,10}");
    /** The start of the quoted reply, which may contain anything. */
    private static final Pattern END = Pattern.compile("(?i)(?<![a-z])text:");

    private static Pattern field(String name, String value) {
        return Pattern.compile("(?i)(?<![a-z])" + name + ":\\s*(" + value + ")");
    }

    static ReceiptText of(String whole) {
        String text = END.split(whole, 2)[0];
        return new ReceiptText(
                find(ID, text).map(SmscMessageId::new),
                find(STATE, text).flatMap(DeliveryState::ofWord),
                find(ERROR, text));
    }

    private static Optional<String> find(Pattern field, String text) {
        Matcher matcher = field.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
