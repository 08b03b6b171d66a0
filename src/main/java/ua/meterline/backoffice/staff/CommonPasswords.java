package ua.meterline.backoffice.staff;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Passwords that are guessed first: words of a short list with digits or signs around them, rows of keys, one
 * character.
 */
final class CommonPasswords {
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final int FEWEST_CHARACTERS = 5;

    private final Set<String> words;

    CommonPasswords() {
        try (InputStream list = CommonPasswords.class.getResourceAsStream("/staff/common-passwords.txt")) {
            words = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param personal words about the person, which are as easy to guess */
    boolean contain(String password, String... personal) {
        String lower = password.strip().toLowerCase(Locale.ROOT);
        String word = AROUND.matcher(lower).replaceAll("");
        return lower.codePoints().distinct().count() < FEWEST_CHARACTERS
                || word.isEmpty()
                || words.contains(lower)
                || words.contains(word)
                || Arrays.stream(personal)
                        .map(own -> own.strip().toLowerCase(Locale.ROOT))
                        .anyMatch(own -> own.equals(lower) || own.equals(word));
    }
}
