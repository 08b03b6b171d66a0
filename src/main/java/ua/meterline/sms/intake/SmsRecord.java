package ua.meterline.sms.intake;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.json.JsonObject;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameters;
import ua.meterline.common.FlatJson;
import ua.meterline.sms.ShortMessage;

/**
 * The value of a record in the topic of received SMS: a deliver_sm or data_sm as the SMSC sent it, as a JSON object in
 * UTF-8. docs/kafka.md documents the members. Within a version members are only added, and unknown ones are ignored.
 *
 * @param link the name of its link; null for the only link without a name
 * @param command with its text in short_message, also where it came as message_payload
 */
public record SmsRecord(Instant receivedAt, String link, DeliverSm command) {
    /** The version that is written, and the only one that is read. */
    static final int VERSION = 1;

    private static final int TAG_AND_LENGTH = 4;

    /** @param pdu a deliver_sm or a data_sm */
    public static SmsRecord of(Instant receivedAt, String link, AbstractSmCommand pdu) {
        DeliverSm command = new DeliverSm();
        command.setSourceAddr(ShortMessage.text(pdu.getSourceAddr()));
        command.setSourceAddrTon(pdu.getSourceAddrTon());
        command.setDestAddress(ShortMessage.text(pdu.getDestAddress()));
        command.setDestAddrTon(pdu.getDestAddrTon());
        command.setEsmClass(pdu.getEsmClass());
        command.setDataCoding(pdu.getDataCoding());
        command.setShortMessage(ShortMessage.octets(pdu));
        command.setOptionalParameters(withoutText(pdu.getOptionalParameters()));
        return new SmsRecord(receivedAt, link == null || link.isEmpty() ? null : link, command);
    }

    private static OptionalParameter[] withoutText(OptionalParameter... parameters) {
        OptionalParameter[] none = {};
        return parameters == null
                ? none
                : Arrays.stream(parameters)
                        .filter(parameter -> parameter.tag != OptionalParameter.Tag.MESSAGE_PAYLOAD.code())
                        .toArray(OptionalParameter[]::new);
    }

    /** The octets of the value. */
    public byte[] toJson() {
        JsonObject json = new JsonObject();
        json.put("version", VERSION);
        json.put("received_at", receivedAt.toString());
        json.put("link", link);
        json.put("source", command.getSourceAddr());
        json.put("source_ton", Byte.toUnsignedInt(command.getSourceAddrTon()));
        json.put("destination", command.getDestAddress());
        json.put("destination_ton", Byte.toUnsignedInt(command.getDestAddrTon()));
        json.put("esm_class", Byte.toUnsignedInt(command.getEsmClass()));
        json.put("data_coding", Byte.toUnsignedInt(command.getDataCoding()));
        json.put("octets", Base64.getEncoder().encodeToString(command.getShortMessage()));
        json.put("parameters", Base64.getEncoder().encodeToString(parameters()));
        return json.toJson().getBytes(StandardCharsets.UTF_8);
    }

    /** Tag, length and value of each, as in the PDU (SMPP 3.4, section 3.2.4). */
    private byte[] parameters() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (OptionalParameter parameter : command.getOptionalParameters()) {
            all.writeBytes(parameter.serialize());
        }
        return all.toByteArray();
    }

    /**
     * @throws IllegalArgumentException when the octets are no such record, saying why, without their content
     */
    public static SmsRecord read(byte[] octets) {
        if (octets == null) {
            throw new IllegalArgumentException("the record has no value");
        }
        Map<String, Object> json = FlatJson.read(new String(octets, StandardCharsets.UTF_8));
        int version = number(json, "version");
        if (version != VERSION) {
            throw new IllegalArgumentException("version " + version + " is not supported");
        }
        DeliverSm command = new DeliverSm();
        command.setSourceAddr(text(json, "source"));
        command.setSourceAddrTon((byte) number(json, "source_ton"));
        command.setDestAddress(text(json, "destination"));
        command.setDestAddrTon((byte) number(json, "destination_ton"));
        command.setEsmClass((byte) number(json, "esm_class"));
        command.setDataCoding((byte) number(json, "data_coding"));
        command.setShortMessage(Base64.getDecoder().decode(text(json, "octets")));
        command.setOptionalParameters(parameters(Base64.getDecoder().decode(text(json, "parameters"))));
        return new SmsRecord(time(json, "received_at"), (String) json.get("link"), command);
    }

    private static OptionalParameter[] parameters(byte[] octets) {
        ByteBuffer all = ByteBuffer.wrap(octets);
        List<OptionalParameter> parameters = new ArrayList<>();
        while (all.remaining() >= TAG_AND_LENGTH) {
            short tag = all.getShort();
            byte[] value = new byte[Math.min(Short.toUnsignedInt(all.getShort()), all.remaining())];
            all.get(value);
            parameters.add(OptionalParameters.deserialize(tag, value));
        }
        return parameters.toArray(OptionalParameter[]::new);
    }

    private static String text(Map<String, Object> json, String member) {
        if (json.get(member) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("member " + member + " is no text");
    }

    private static int number(Map<String, Object> json, String member) {
        if (json.get(member) instanceof BigDecimal number && number.scale() <= 0 && number.precision() < 10) {
            return number.intValue();
        }
        throw new IllegalArgumentException("member " + member + " is no whole number");
    }

    private static Instant time(Map<String, Object> json, String member) {
        try {
            return Instant.parse(text(json, member));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("member " + member + " is no time", e);
        }
    }
}
