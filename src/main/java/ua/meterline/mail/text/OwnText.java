package ua.meterline.mail.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ua.meterline.mail.mime.Deadline;
import ua.meterline.reading.text.TextFolding;

/**
 * Finds the lines of a letter that repeat our own replies, however a mail program wraps or marks them: letters alone
 * are compared. Immutable.
 */
public final class OwnText {
    private static final String REPLIES = "/mail/replies.properties";
    private static final int FEWEST_LETTERS = 14;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    /** An account as replies show it. */
    private static final Pattern OURS = Pattern.compile("\\*{3,}\\d{4}");
    /** An item of a list below a line of ours. */
    private static final Pattern ITEM = Pattern.compile("[>\\s]*- [*\\d]{1,10}\\s*");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final List<String> phrases = new ArrayList<>();
    private final Set<String> numbers;

    /**
     * @param names our address, our short code
     * @param announced the texts of replies that are settings
     */
    public OwnText(List<String> names, List<String> announced) {
        numbers = names.stream()
                .flatMap(name -> NUMBER.matcher(name).results().map(MatchResult::group))
                .collect(Collectors.toUnmodifiableSet());
        Properties replies = new Properties();
        try (InputStream in = OwnText.class.getResourceAsStream(REPLIES)) {
            replies.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(REPLIES, e);
        }
        Set<String> texts = new LinkedHashSet<>(announced);
        replies.stringPropertyNames().stream()
                .filter(name -> !name.endsWith(".subject"))
                .forEach(name -> texts.add(replies.getProperty(name)));
        texts.stream()
                .flatMap(PLACEHOLDER::splitAsStream)
                .map(TextFolding::letters)
                .filter(letters -> letters.length() >= FEWEST_LETTERS)
                .forEach(phrases::add);
    }

    /** Line 0 when a title has no other numbers than those of our name and address. */
    BitSet inTitle(String title) {
        BitSet ours = new BitSet();
        ours.set(0, NUMBER.matcher(title).results().map(MatchResult::group).allMatch(numbers::contains));
        return ours;
    }

    /** The indexes of our lines. */
    BitSet in(List<String> lines, Deadline deadline) {
        StringBuilder letters = new StringBuilder();
        int[] starts = new int[lines.size() + 1];
        for (int i = 0; i < lines.size(); i++) {
            deadline.check();
            TextFolding.addLetters(letters, lines.get(i));
            starts[i + 1] = letters.length();
        }
        BitSet ours = new BitSet();
        for (String phrase : phrases) {
            deadline.check();
            mark(ours, letters, phrase, starts);
        }
        for (int i = 0; i < lines.size(); i++) {
            deadline.check();
            if (lines.get(i).indexOf('*') >= 0 && OURS.matcher(lines.get(i)).find()
                    || i > 0 && ours.get(i - 1) && ITEM.matcher(lines.get(i)).matches()) {
                ours.set(i);
            }
        }
        return ours;
    }

    private static void mark(BitSet ours, StringBuilder letters, String phrase, int[] starts) {
        int line = 0;
        for (int at = letters.indexOf(phrase); at >= 0; at = letters.indexOf(phrase, at + phrase.length())) {
            while (starts[line + 1] <= at) {
                line++;
            }
            for (int i = line; i < starts.length - 1 && starts[i] < at + phrase.length(); i++) {
                ours.set(i);
            }
        }
    }
}
