package ua.meterline.mail.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.meterline.mail.mime.Deadline;
import ua.meterline.mail.text.Token.Kind;

/**
 * Splits a folded text without {@link IrrelevantNumbers} into words, numbers and signs. For one text and one thread.
 */
final class Tokenizer {
    /** о/р, л/с, a/c: two single letters. */
    private static final Pattern SHORT_FORM =
            Pattern.compile("([a-zа-яі])(?<![a-zа-яі].) ?[/\\\\] ?([a-zа-яі])(?![a-zа-яі])");

    private static final Pattern DOTTED_FORM = Pattern.compile("([олo])(?<![a-zа-яі.].)\\. ?([рсpc])\\.(?![a-zа-яі])");
    /** The fraction of a register value; not the next number of a list. */
    private static final Pattern FRACTION =
            Pattern.compile("[.,]\\d{1,3}(?![\\dа-яіa-z]|[.,]\\d)|[.,]\\d{1,3}(?= ?(?:м3|m3|м |куб))");
    /** A blank as thousands separator, where the unit shows that it is one number. */
    private static final Pattern THOUSANDS =
            Pattern.compile("(?=\\d)(?<![\\d,.-])(?<!\\d )(\\d{1,2}) (\\d{3})(?= ?(?:м3|m3|куб|kob))");
    /** Digits, or letters O in their place. */
    private static final Pattern NEARLY_DIGITS = Pattern.compile("[\\doо]*+");

    private static final Pattern DIGITS_AND_UNIT =
            Pattern.compile("(\\d{1,5})((?:м3|m3|куб|кб|kob|cubic)[a-zа-яі]{0,10})");
    private static final Pattern WORD_AND_DIGITS = Pattern.compile("([a-zа-яі']{2,30})(\\d{3,10})");

    private final String text;
    private final Deadline deadline;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line;
    private int cell;

    private Tokenizer(String text, Deadline deadline) {
        this.text = text;
        this.deadline = deadline;
    }

    /** @param text of {@link IrrelevantNumbers#removed} */
    static List<Token> tokens(String text, Deadline deadline) {
        String joined = text;
        if (joined.indexOf('/') >= 0 || joined.indexOf('\\') >= 0) {
            joined = SHORT_FORM.matcher(joined).replaceAll(" $1/$2 ");
        }
        joined = DOTTED_FORM.matcher(joined).replaceAll(" $1/$2 ");
        if (joined.contains("м3") || joined.contains("m3") || joined.contains("куб") || joined.contains("kob")) {
            joined = THOUSANDS.matcher(joined).replaceAll("$1$2");
        }
        return new Tokenizer(joined, deadline).split();
    }

    private List<Token> split() {
        while (at < text.length()) {
            deadline.check();
            char c = text.charAt(at);
            if (Character.isLetterOrDigit(c)) {
                chunk();
            } else {
                sign(c);
                at++;
            }
        }
        return tokens;
    }

    private void sign(char c) {
        if (c == '\n') {
            line++;
            cell++;
        } else if (c == '\t' || c == '|') {
            cell++;
        } else if (c == IrrelevantNumbers.MARK) {
            add(Kind.IRRELEVANT, "");
        } else if (c != ' ') {
            add(Kind.SIGN, String.valueOf(c));
        }
    }

    private void chunk() {
        int start = at;
        while (at < text.length() && isInner(start)) {
            at++;
        }
        String chunk = text.substring(start, at);
        if (isNumber(chunk)) {
            number(chunk.replace('o', '0').replace('о', '0'));
        } else {
            mixed(TextFolding.inOneScript(chunk));
        }
    }

    private boolean isInner(int start) {
        char c = text.charAt(at);
        boolean between = at > start && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
        boolean shortForm = c == '/' && at == start + 1 && between && Character.isLetter(text.charAt(start));
        return Character.isLetterOrDigit(c) || between && c == '\'' || shortForm;
    }

    /** An O stands for a zero where at least half of the characters are digits; a single O is a word. */
    private static boolean isNumber(String chunk) {
        long digits = chunk.chars().filter(c -> c >= '0' && c <= '9').count();
        return digits > 0
                && 2 * digits >= chunk.length()
                && NEARLY_DIGITS.matcher(chunk).matches();
    }

    private void number(String digits) {
        add(Kind.NUMBER, digits);
        Matcher fraction = FRACTION.matcher(text).region(at, text.length());
        fraction.useTransparentBounds(true);
        if (digits.length() <= 5 && fraction.lookingAt()) {
            at = fraction.end();
        }
    }

    private void mixed(String chunk) {
        if (chunk.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            add(Kind.WORD, chunk);
            return;
        }
        Matcher unit = DIGITS_AND_UNIT.matcher(chunk);
        Matcher word = WORD_AND_DIGITS.matcher(chunk);
        if (unit.matches()) {
            add(Kind.NUMBER, unit.group(1));
            add(Kind.WORD, unit.group(2));
        } else if (word.matches()) {
            add(Kind.WORD, word.group(1));
            number(word.group(2));
        } else {
            add(Kind.WORD, chunk);
        }
    }

    private void add(Kind kind, String content) {
        tokens.add(new Token(kind, content, line, cell));
    }
}
