package ua.meterline.sms.receipt;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.meterline.sms.codec.SmsTextDecoder;

/**
 * The text of a receipt, by custom {@code id:… sub:… dlvrd:… submit date:… done date:… stat:… err:… text:…} (SMPP
 * 3.4, appendix B, which leaves it to the vendor). Only the needed fields are read, in any order: the parser of jsmpp
 * rejects unusual dates.
 *
 * @param fields how many different fields there are, needed or not
 */
record ReceiptText(
        Optional<SmscMessageId> messageId, Optional<DeliveryState> state, Optional<String> error, long fields) {
    private static final Pattern ID = field("id", "[^\\s;,:]{1,65}(?=[\\s;,]|$)");
    private static final Pattern STATE = field("stat", "[A-Za-z]{1,20}");
    private static final Pattern ERROR = field("err", "[0-9A-Za-z]{1,10}");
    private static final Pattern FIELD =
            Pattern.compile("(?i)(?<![a-z])(id|sub|dlvrd|submit date|done date|stat|err):");
    /** The start of the quoted reply, which may contain anything. */
    private static final Pattern END = Pattern.compile("(?i)(?<![a-z])text:");
    /** Fewer fields could be the words of a customer. */
    private static final int FIELDS_OF_A_RECEIPT = 2;

    private static final SmsTextDecoder PACKED = new SmsTextDecoder("gsm", true);

    private static Pattern field(String name, String value) {
        return Pattern.compile("(?i)(?<![a-z])" + name + ":\\s*(" + value + ")");
    }

    /**
     * Reads the octets as ASCII, or else as UTF-16 or packed septets, by what they hold: the data_coding of a receipt
     * is often that of the reply and not of the receipt.
     */
    static ReceiptText of(byte[] octets) {
        ReceiptText text = of(ascii(octets));
        if (text.isReceipt()) {
            return text;
        }
        ReceiptText unpacked = of(PACKED.read(0, 0, octets).text());
        return unpacked.isReceipt() ? unpacked : text;
    }

    /** In UTF-16, every second octet of the fields is NUL; other NULs are padding. */
    static String ascii(byte[] octets) {
        String text = new String(octets, ISO_8859_1);
        long nuls = text.chars().filter(octet -> octet == 0).count();
        return text.replace("\0", 3 * nuls >= octets.length ? "" : " ");
    }

    static ReceiptText of(String whole) {
        String text = END.split(whole, 2)[0];
        return new ReceiptText(
                find(ID, text).map(SmscMessageId::new),
                find(STATE, text).flatMap(DeliveryState::ofWord),
                find(ERROR, text),
                FIELD.matcher(text).results().map(ReceiptText::name).distinct().count());
    }

    private static String name(MatchResult field) {
        return field.group(1).toLowerCase(Locale.ROOT);
    }

    private static Optional<String> find(Pattern field, String text) {
        Matcher matcher = field.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether no customer would write such a text. */
    boolean isReceipt() {
        return fields >= FIELDS_OF_A_RECEIPT;
    }
}
