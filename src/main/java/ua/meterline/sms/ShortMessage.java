package ua.meterline.sms;

import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/** What deliver_sm and data_sm have in common. */
public final class ShortMessage {
    private static final byte[] NOTHING = {};

    private ShortMessage() {}

    /** short_message, or message_payload (SMPP 3.4, section 5.3.2.32) when that is used instead. */
    public static byte[] octets(AbstractSmCommand command) {
        byte[] octets = command instanceof DeliverSm deliverSm ? deliverSm.getShortMessage() : null;
        if (octets != null && octets.length > 0) {
            return octets;
        }
        OptionalParameter payload = command.getOptionalParameter(OptionalParameter.Tag.MESSAGE_PAYLOAD);
        return payload instanceof OptionalParameter.OctetString longer ? longer.getValue() : NOTHING;
    }

    public static String text(String address) {
        return address == null ? "" : address;
    }
}
