package ua.meterline.sms.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** GSM 03.38 from an independent table, to encode texts and to compare with. */
public final class GsmCodes {
    private static final Map<Character, byte[]> CODES = read();

    private GsmCodes() {}

    /** Each character with its septets: one, or an escape and one. */
    static Map<Character, byte[]> all() {
        return CODES;
    }

    /** One septet per octet. */
    public static byte[] encode(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (char character : text.toCharArray()) {
            if (!CODES.containsKey(character)) {
                throw new IllegalArgumentException("not in the GSM alphabet: " + character);
            }
            octets.writeBytes(CODES.get(character));
        }
        return octets.toByteArray();
    }

    /** Eight septets in seven octets, with fill bits at the end. */
    public static byte[] pack(byte[] septets) {
        byte[] octets = new byte[(septets.length * 7 + 7) / 8];
        for (int bit = 0; bit < septets.length * 7; bit++) {
            int value = septets[bit / 7] >> bit % 7 & 1;
            octets[bit / 8] |= (byte) (value << bit % 8);
        }
        return octets;
    }

    private static Map<Character, byte[]> read() {
        Map<Character, byte[]> codes = new TreeMap<>();
        try (InputStream table = GsmCodes.class.getResourceAsStream("/sms/gsm-03.38.csv")) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";"))
                    .forEach(pair -> codes.put(
                            (char) Integer.parseInt(pair[1], 16), HexFormat.of().parseHex(pair[0])));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return codes;
    }
}
