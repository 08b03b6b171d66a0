package ua.meterline.inbox;

import java.util.Locale;
import ua.meterline.common.Sha256;

/**
 * The name of a file that somebody else chose, made fit to be a name that we choose: for folders of ours, log lines and
 * columns of the database.
 */
final class FileName {
    /** Leaves room for what is appended, in a file system's 255 octets, where a letter may take four. */
    private static final int LONGEST = 50;

    private FileName() {}

    /** Letters, digits, {@code . _ - @} and nothing else; the extension stays, and it begins neither with a dot nor with a hyphen. */
    static String safe(String name) {
        String extension = extension(name);
        String stem = name.substring(0, name.length() - extension.length()).replaceAll("[^\\p{L}\\p{Nd}._@-]", "_");
        if (stem.isEmpty() || ".-".indexOf(stem.charAt(0)) >= 0) {
            stem = "_" + stem;
        }
        if (stem.codePointCount(0, stem.length()) > LONGEST) {
            String hash = Sha256.hex(name).substring(0, 12);
            stem = stem.substring(0, stem.offsetByCodePoints(0, LONGEST - 13)) + "~" + hash;
        }
        return stem + extension;
    }

    /** {@code .eml} or {@code .csv}, in whatever case it is written; empty when it is neither. */
    static String extension(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".eml") || lower.endsWith(".csv") ? name.substring(name.length() - 4) : "";
    }

    /** {@code list.csv} is {@code list-2.csv} the second time. */
    static String numbered(String safeName, int number) {
        String extension = extension(safeName);
        return safeName.substring(0, safeName.length() - extension.length()) + "-" + number + extension;
    }
}
