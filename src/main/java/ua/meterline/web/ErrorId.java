package ua.meterline.web;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Names an unexpected failure, in an answer and in the log. */
final class ErrorId {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int OCTETS = 4;

    private ErrorId() {}

    static String create() {
        byte[] octets = new byte[OCTETS];
        RANDOM.nextBytes(octets);
        return HexFormat.of().formatHex(octets);
    }
}
