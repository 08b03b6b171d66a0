package ua.meterline.inbox;

import ua.meterline.common.Sha256;

/** Sanitizes foreign file names for our folders, log lines and columns of the database. */
final class FileName {
    /** Leaves room for suffixes within the 255 octets of a file system, at up to four octets per letter. */
    private static final int LONGEST = 50;

    private FileName() {}

    /**
     * Only letters, digits and {@code . _ - @}; keeps the extension, and starts neither with a dot nor with a hyphen.
     */
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

    /** With the dot, as written; empty for extensions of no {@link FileKind}. */
    static String extension(String name) {
        return FileKind.of(name).isPresent() ? name.substring(name.lastIndexOf('.')) : "";
    }

    /** Inserts a number: {@code list.csv} becomes {@code list-2.csv}. */
    static String numbered(String safeName, int number) {
        String extension = extension(safeName);
        return safeName.substring(0, safeName.length() - extension.length()) + "-" + number + extension;
    }
}
