package ua.meterline.mail.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Decodes octets by the charset that the mail names, or, if that is missing or clearly wrong, by the most plausible
 * one: UTF-8, or a single-octet charset that our customers use. Thread-safe.
 */
final class TextDecoder {
    /** By how much another charset must be more plausible before the label is considered wrong. */
    private static final int MARGIN = 3;
    /** Score of each well-formed UTF-8 sequence: in other charsets it occurs only by chance. */
    private static final int PROOF = 4;
    /** Octets that are examined to detect the charset. */
    private static final int SAMPLE = 16 * 1024;

    private static final List<Charset> GUESSES = List.of(
            Charset.forName("windows-1251"),
            Charset.forName("KOI8-U"),
            Charset.forName("windows-1250"),
            Charset.forName("IBM866"),
            Charset.forName("ISO-8859-5"));

    private static final Map<String, String> ALIASES = Map.of(
            "cp-1251", "windows-1251",
            "win-1251", "windows-1251",
            "windows1251", "windows-1251",
            "ansi", "windows-1251",
            "koi8u", "KOI8-U",
            "koi8-ru", "KOI8-U",
            "utf", "UTF-8",
            "unicode-1-1-utf-8", "UTF-8");

    private TextDecoder() {}

    /** @param label the charset's name from the mail; may be null or nonsense */
    static String decode(byte[] octets, String label) {
        Optional<Charset> marked = byteOrderMark(octets);
        if (marked.isPresent()) {
            return new String(octets, marked.get()).substring(1);
        }
        Optional<Charset> labelled = charset(label);
        if (isAscii(octets)) {
            return new String(octets, labelled.orElse(ISO_8859_1));
        }
        return new String(octets, best(octets, labelled));
    }

    private static Charset best(byte[] octets, Optional<Charset> labelled) {
        byte[] sample = Arrays.copyOf(octets, Math.min(octets.length, SAMPLE));
        boolean utf8 = isUtf8(octets);
        if (utf8 && labelled.filter(UTF_8::equals).isPresent()) {
            return UTF_8;
        }
        Charset best = utf8 ? UTF_8 : GUESSES.get(0);
        int score = utf8 ? read(sample, UTF_8) + PROOF * sequences(sample) : Integer.MIN_VALUE;
        for (Charset guess : GUESSES) {
            if (read(sample, guess) > score) {
                best = guess;
                score = read(sample, guess);
            }
        }
        int doubted = score - MARGIN;
        return labelled.filter(label -> read(sample, label) >= doubted).orElse(best);
    }

    private static int read(byte[] sample, Charset charset) {
        return CharsetPlausibility.of(new String(sample, charset));
    }

    /** How many characters of UTF-8 have more than one octet. */
    private static int sequences(byte[] sample) {
        int leads = 0;
        for (byte octet : sample) {
            leads += Byte.toUnsignedInt(octet) >= 0xC0 ? 1 : 0;
        }
        return leads;
    }

    private static Optional<Charset> charset(String label) {
        if (label == null) {
            return Optional.empty();
        }
        String name = label.strip().replace("\"", "").replace("'", "").toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(ALIASES.getOrDefault(name, name)));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> byteOrderMark(byte[] octets) {
        if (startsWith(octets, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(UTF_8);
        }
        if (startsWith(octets, 0xFE, 0xFF)) {
            return Optional.of(UTF_16BE);
        }
        return startsWith(octets, 0xFF, 0xFE) ? Optional.of(UTF_16LE) : Optional.empty();
    }

    private static boolean startsWith(byte[] octets, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= octets.length || Byte.toUnsignedInt(octets[i]) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAscii(byte[] octets) {
        for (byte octet : octets) {
            if (octet < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] octets) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
