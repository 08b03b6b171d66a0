package ua.meterline.common;

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
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes octets by the charset that a mail names, or, if that is missing or clearly wrong, by the most plausible one:
 * UTF-8, or a single-octet charset that our customers use. Detectors for all languages tell Windows-1251 from KOI8-U
 * only in long texts. Thread-safe.
 */
public final class TextDecoder {
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

    private static final Pattern UTF_7 = Pattern.compile("(?:unicode-1-1-)?utf-?7");
    /** RFC 2152. A run of base64 encodes UTF-16; an empty one is the plus sign. */
    private static final Pattern UTF_7_RUN = Pattern.compile("\\+([A-Za-z0-9+/]*+)-?");

    private TextDecoder() {}

    /** @param label the charset's name from the mail; may be null or nonsense */
    public static String decode(byte[] octets, String label) {
        for (Charset unicode : List.of(UTF_8, UTF_16BE, UTF_16LE)) {
            byte[] mark = "\uFEFF".getBytes(unicode);
            if (Arrays.equals(mark, 0, mark.length, octets, 0, Math.min(mark.length, octets.length))) {
                return new String(octets, unicode).substring(1);
            }
        }
        String name = label == null ? "" : label.replaceAll("[\"'\\s]", "").toLowerCase(Locale.ROOT);
        Optional<Charset> labelled = charset(ALIASES.getOrDefault(name, name));
        if (!isAscii(octets)) {
            return new String(octets, best(octets, labelled));
        }
        return UTF_7.matcher(name).matches()
                ? utf7(new String(octets, ISO_8859_1))
                : new String(octets, labelled.orElse(ISO_8859_1));
    }

    /** The most plausible single-octet charset of a text that is not UTF-8; a sample of it suffices. */
    public static Charset singleOctet(byte[] octets) {
        byte[] sample = Arrays.copyOf(octets, Math.min(octets.length, SAMPLE));
        return GUESSES.stream()
                .reduce((best, guess) -> read(sample, guess) > read(sample, best) ? guess : best)
                .orElseThrow();
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

    /** Most mails label nothing: to look up a name that Java does not know searches the whole class path. */
    private static Optional<Charset> charset(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** Java does not know UTF-7. */
    private static String utf7(String text) {
        return UTF_7_RUN.matcher(text).replaceAll(run -> Matcher.quoteReplacement(utf16(run.group(1))));
    }

    /** Without the rest of a last character that is cut off. */
    private static String utf16(String base64) {
        int rest = base64.length() % 4 == 1 ? 1 : 0;
        byte[] octets = Base64.getDecoder().decode(base64.substring(0, base64.length() - rest));
        return octets.length == 0 ? "+" : new String(octets, 0, octets.length & ~1, UTF_16BE);
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
