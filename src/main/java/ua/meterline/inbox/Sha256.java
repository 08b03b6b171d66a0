package ua.meterline.inbox;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells octets from other octets. */
final class Octets {
    private Octets() {}

    /** 64 hexadecimal digits. */
    static String sha256(byte[] octets) {
        return HexFormat.of().formatHex(digest(octets));
    }

    static byte[] digest(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
