package ua.meterline;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameters;
import ua.meterline.sms.codec.GsmCodes;

/**
 * A line of {@code journey/messages.csv}.
 *
 * @param setting empty, latin1, ascii or packed
 * @param pdus one for a message that comes whole, otherwise its parts in the order of their arrival
 * @param text what is stored
 */
public record MessageCase(String label, String setting, List<Pdu> pdus, String text, String outcome, String reason) {
    private static final Pattern CONTROL = Pattern.compile("\\^([@A-Z])");
    private static final Pattern UNICODE = Pattern.compile("\\\\u([0-9A-F]{4})");
    private static final int COLUMNS = 10;

    /** The fields of a deliver_sm that matter. */
    public record Pdu(byte esmClass, byte dataCoding, byte[] octets, List<OptionalParameter> parameters) {}

    public static Stream<MessageCase> all() throws IOException {
        try (InputStream table = MessageCase.class.getResourceAsStream("/journey/messages.csv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#")).toList().stream()
                            .map(MessageCase::of);
        }
    }

    private static MessageCase of(String line) {
        String[] columns = line.split(";", -1);
        if (columns.length < COLUMNS - 1) {
            throw new AssertionError("too few columns: " + line);
        }
        for (int i = 0; i < columns.length; i++) {
            columns[i] = columns[i].strip();
        }
        byte esmClass = (byte) (columns[2].isEmpty() ? 0 : Integer.decode(columns[2]));
        byte dataCoding = (byte) (int) Integer.decode(columns[3]);
        boolean hex = columns[4].equals("hex");
        String[] contents = hex ? columns[5].split("\\|", -1) : new String[] {characters(columns[5])};
        String[] parameters = columns[6].split("\\|", -1);
        List<Pdu> pdus = new ArrayList<>();
        for (int i = 0; i < contents.length; i++) {
            byte[] octets = hex ? octets(contents[i]) : encode(contents[i], dataCoding);
            pdus.add(new Pdu(esmClass, dataCoding, octets, tlvs(i < parameters.length ? parameters[i] : "")));
        }
        return new MessageCase(
                columns[0],
                columns[1],
                pdus,
                characters(columns[7].equals("=") ? columns[5] : columns[7]),
                columns[8],
                columns.length < COLUMNS || columns[9].isEmpty() ? null : columns[9]);
    }

    private static String characters(String text) {
        String unquoted = text.startsWith("\" ") || text.endsWith(" \"") ? text.substring(1, text.length() - 1) : text;
        String controls = CONTROL.matcher(unquoted)
                .replaceAll(found -> Character.toString(found.group(1).charAt(0) - '@'));
        return UNICODE.matcher(controls).replaceAll(found -> Character.toString(Integer.parseInt(found.group(1), 16)));
    }

    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    /** As the SMSC of the gateway's default settings would. */
    public static byte[] encode(String text, byte dataCoding) {
        return switch (dataCoding) {
            case 0 -> GsmCodes.encode(text);
            case 6 -> text.getBytes(Charset.forName("ISO-8859-5"));
            case 7 -> text.getBytes(Charset.forName("ISO-8859-8"));
            case 8 -> text.getBytes(UTF_16BE);
            default -> text.getBytes(ISO_8859_1);
        };
    }

    private static List<OptionalParameter> tlvs(String hex) {
        ByteBuffer octets = ByteBuffer.wrap(octets(hex));
        List<OptionalParameter> tlvs = new ArrayList<>();
        while (octets.hasRemaining()) {
            short tag = octets.getShort();
            byte[] value = new byte[octets.getShort()];
            octets.get(value);
            tlvs.add(OptionalParameters.deserialize(tag, value));
        }
        return tlvs;
    }

    @Override
    public String toString() {
        return label;
    }
}
