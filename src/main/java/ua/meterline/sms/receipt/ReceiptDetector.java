package ua.meterline.sms.receipt;

import java.util.regex.Pattern;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.OptionalParameter.Tag;
import ua.meterline.sms.ShortMessage;
import ua.meterline.sms.codec.SmsTextDecoder;

/**
 * Tells receipts from customers' messages, by esm_class (SMPP 3.4, section 5.2.12) and content together: SMSCs set the
 * one without the other. A reading that is taken for a receipt is lost, and a receipt that is taken for a message is
 * answered, which makes the next receipt.
 */
final class ReceiptDetector {
    /** Two numbers without any word: an account number and a reading, not a receipt. */
    private static final Pattern READING = Pattern.compile("[^\\p{L}\\d]*\\d{10}[^\\p{L}\\d]+\\d{1,5}[^\\p{L}\\d]*");

    private static final SmsTextDecoder TEXT = new SmsTextDecoder("gsm", false);

    private ReceiptDetector() {}

    /**
     * A text with the fields of a receipt is one. Otherwise esm_class decides, except that a mere reading without the
     * parameters of a receipt is a message, and that both parameters, or one without any text, make a receipt.
     */
    static boolean isReceipt(AbstractSmCommand command) {
        byte[] octets = ShortMessage.octets(command);
        boolean marked = MessageType.SMSC_DEL_RECEIPT.containedIn(command.getEsmClass())
                || MessageType.INTER_DEL_NOTIF.containedIn(command.getEsmClass());
        int parameters = has(command, Tag.RECEIPTED_MESSAGE_ID) + has(command, Tag.MESSAGE_STATE);
        if (!marked && parameters == 0) {
            return mayHoldFields(octets)
                    && ReceiptText.of(ReceiptText.ascii(octets)).isReceipt();
        } else if (ReceiptText.of(octets).isReceipt()) {
            return true;
        } else if (octets.length == 0) {
            return true;
        }
        boolean isReading = READING.matcher(text(command, octets)).matches();
        return marked ? parameters > 0 || !isReading : parameters == 2 && !isReading;
    }

    private static int has(AbstractSmCommand command, Tag parameter) {
        return command.getOptionalParameter(parameter) == null ? 0 : 1;
    }

    /** Spares nearly all messages the closer check. */
    private static boolean mayHoldFields(byte[] octets) {
        int colons = 0;
        for (byte octet : octets) {
            colons += octet == ':' ? 1 : 0;
        }
        return colons >= 2;
    }

    private static String text(AbstractSmCommand command, byte[] octets) {
        return TEXT.read(Byte.toUnsignedInt(command.getEsmClass()), Byte.toUnsignedInt(command.getDataCoding()), octets)
                .text();
    }
}
