package ua.meterline.inbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import ua.meterline.common.Sha256;
import ua.meterline.reading.Fingerprint;

/**
 * The permanent identity of a file: the hash of its octets, and for a mail from a mailbox also mailbox, UIDVALIDITY
 * and UID, which its name contains. Each alone has a gap: a server may deliver the same mail in other octets, and a
 * recreated mailbox renumbers its mails.
 */
public record FileFingerprint(List<String> keys) {
    private static final Pattern FROM_A_MAILBOX = Pattern.compile("imap-[0-9a-f]{12}-\\d{1,10}-\\d{1,10}\\.eml");

    public static FileFingerprint of(String fileName, byte[] octets) {
        return of(fileName, Sha256.hex(octets));
    }

    /** @param sha256 of the octets, 64 hexadecimal digits */
    public static FileFingerprint of(String fileName, String sha256) {
        List<String> keys = new ArrayList<>();
        keys.add("sha256:" + sha256);
        if (FROM_A_MAILBOX.matcher(fileName).matches()) {
            keys.add(fileName.substring(0, fileName.length() - ".eml".length()));
        }
        return new FileFingerprint(List.copyOf(keys));
    }

    /** The keys of one reading of the file. */
    public List<String> part(int number) {
        return keys.stream().map(key -> key + "#" + number).toList();
    }

    /** The fingerprint by which a message is deduplicated within the redelivery window. */
    public static Fingerprint fingerprint(List<String> keys) {
        return Fingerprint.of(Sha256.digest(keys.get(0).getBytes(StandardCharsets.UTF_8)));
    }
}
