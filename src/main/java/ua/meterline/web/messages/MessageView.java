package ua.meterline.web.messages;

import java.time.Instant;
import java.util.HexFormat;
import ua.meterline.backoffice.messages.MessageDossier;

/**
 * The page of a message.
 *
 * @param now when it is shown
 * @param resent what became of the wish to resend the reply, as the name of a text; empty for none
 */
public record MessageView(MessageDossier dossier, Instant now, String resent) {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    public String id() {
        return Long.toString(dossier.id());
    }

    public String hex(byte[] octets) {
        return HEX.formatHex(octets);
    }

    /** As tables of the standard write it: {@code 0x08}. */
    public String octet(int value) {
        return "0x%02X".formatted(value);
    }
}
