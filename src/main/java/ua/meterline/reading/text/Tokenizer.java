package ua.meterline.reading.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.meterline.reading.text.Token.Kind;

/**
 * Splits a text into words, numbers and signs. What belongs to one number by its form, such as a date or a phone
 * number, is one token. The expressions are of bounded length and are tried only where a number begins: the time is
 * linear in the length of the text. For one text and one thread.
 */
final class Tokenizer {
    static final int ACCOUNT_LENGTH = 10;
    static final int DIAL_LENGTH = 5;

    static final String LETTER = "[a-zа-яі]";
    /** о/р, л/с, a/c: two single letters. */
    private static final Pattern SHORT_FORM = Pattern.compile("(" + LETTER + ")(?: ?[/\\\\] ?|\\. ?(?=[рсpc]\\.?(?!"
            + LETTER + ")))(" + LETTER + ")(?!" + LETTER + "|\\d*[/\\\\])\\.?");

    private static final Pattern LINK = Pattern.compile("(?=\\S{0,200}(?:@|://|www\\.))\\S{1,2000}+");
    /** G4, G-1.6, г4: the size of a gas meter; RS/2001-21: a type. */
    private static final Pattern METER_TYPE = Pattern.compile("[gг][ -]?(?:1[.,]6|2[.,]5|4|6|10|16|25)[тt]?(?!" + LETTER
            + "|\\d|[.,]\\d)" + "|[a-z]{1,3}/\\d{3,4}-\\d{1,3}[a-z]?(?!" + LETTER + "|\\d)");
    /** РЛ-4, covid-19: a name with a short number. */
    private static final Pattern CODE =
            Pattern.compile(LETTER + "{2,12}-\\d{1,2}(?:[.,]\\d)?(?!\\d|" + LETTER + "{2})");

    /** Digits, or letters O in their place. */
    private static final Pattern NEARLY_DIGITS = Pattern.compile("[\\doо]*+");

    private static final Pattern DIGITS_AND_UNIT =
            Pattern.compile("(\\d{1,5})((?:м3|m3|куб|кб|kob|cubic|грн|квт)[a-zа-яі]{0,10})");
    /** An O between digits is a zero: it does not make two numbers of one. */
    private static final Pattern PIECE = Pattern.compile("\\d(?:[\\doо]*\\d)?|\\D+");

    private static final int LONGEST_GLUED = 80;

    private final String text;
    private final BitSet capitals;
    private final Runnable checkpoint;
    private final boolean hasLinks;
    private final List<Matcher> shapes = new ArrayList<>();
    private final Matcher link;
    private final Matcher shortForm;
    private final Matcher meterType;
    private final Matcher code;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line;
    private int column;

    private Tokenizer(TextFolding.Folded folded, Runnable checkpoint) {
        this.text = folded.text();
        this.capitals = folded.capitals();
        this.checkpoint = checkpoint;
        hasLinks = text.indexOf('@') >= 0 || text.contains("://") || text.contains("www.");
        NumberShape.ALL.forEach(shape -> shapes.add(matcher(shape.pattern())));
        link = matcher(LINK);
        shortForm = matcher(SHORT_FORM);
        meterType = matcher(METER_TYPE);
        code = matcher(CODE);
    }

    private Matcher matcher(Pattern pattern) {
        return pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
    }

    /** @param checkpoint is run again and again, and may throw to end the work */
    static List<Token> tokens(String text, Runnable checkpoint) {
        return new Tokenizer(TextFolding.of(text), checkpoint).split();
    }

    private List<Token> split() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (hasLinks && isChunkStart() && isAt(link)) {
                number(Form.LINK, link.end(), "");
            } else if (isDigit(c) || isPhoneSign(c)) {
                numeral();
            } else if (Character.isLetter(c)) {
                word();
            } else {
                sign(c);
            }
        }
        return tokens;
    }

    private boolean isChunkStart() {
        return text.charAt(at) > ' ' && (at == 0 || text.charAt(at - 1) <= ' ');
    }

    private boolean isAt(Matcher matcher) {
        return matcher.region(at, text.length()).lookingAt();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private boolean isPhoneSign(char c) {
        return (c == '+' || c == '(') && isAt(shapes.get(0));
    }

    private void numeral() {
        for (int i = firstShape(); i < NumberShape.ALL.size(); i++) {
            if (isAt(shapes.get(i))) {
                Form form = NumberShape.ALL.get(i).form();
                number(form, shapes.get(i).end(), digits(form, shapes.get(i).group()));
                return;
            }
        }
        word();
    }

    /** Most numbers are digits alone, and most expressions begin with few digits. */
    private int firstShape() {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        int length = end - at;
        char next = end < text.length() ? text.charAt(end) : '\n';
        if (length > 0 && !Character.isLetter(next) && " .,/:-()[\t".indexOf(next) < 0) {
            return text.startsWith("38", at) ? 0 : NumberShape.ALL.size();
        }
        return length < DIAL_LENGTH || text.startsWith("38", at) ? 0 : NumberShape.ALL.size() - NumberShape.DECIMALS;
    }

    private static String digits(Form form, String written) {
        String whole = form == Form.DECIMAL ? written.split("[.,(\\[]")[0] : written;
        return whole.replaceAll("\\D", "");
    }

    private void number(Form form, int end, String digits) {
        add(Kind.NUMBER, form, text.substring(at, end).strip(), digits);
        at = end;
    }

    private void sign(char c) {
        if (c == '\n') {
            line++;
            column = 0;
        } else if (c == '\t' || c == '|' || isWideGap()) {
            column++;
        } else if (c != ' ') {
            add(Kind.SIGN, Form.NONE, String.valueOf(c), "");
        }
        at++;
    }

    /** The third blank of a row. */
    private boolean isWideGap() {
        return text.startsWith("   ", at) && at > 0 && text.charAt(at - 1) != ' ' && text.charAt(at - 1) != '\n';
    }

    /** An O stands for a zero where at least half of the characters are digits; a single O is a word. */
    private void word() {
        if (isWordStart() && maySpecialBegin() && special()) {
            return;
        }
        int start = at;
        int digits = 0;
        while (at < text.length() && isInner(start)) {
            digits += isDigit(text.charAt(at)) ? 1 : 0;
            at++;
        }
        String chunk = text.substring(start, at);
        int end = at;
        at = start;
        if (digits == 0) {
            add(Kind.WORD, Form.NONE, TextFolding.inOneScript(chunk), "");
        } else if (2 * digits >= chunk.length() && NEARLY_DIGITS.matcher(chunk).matches()) {
            add(Kind.NUMBER, Form.PLAIN, chunk, withZeros(chunk));
        } else {
            mixed(TextFolding.inOneScript(chunk));
        }
        at = end;
    }

    private boolean isWordStart() {
        return Character.isLetter(text.charAt(at)) && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)));
    }

    /** Most words are no special form, by their length and the sign behind them: this saves trying the expressions. */
    private boolean maySpecialBegin() {
        int end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end - at == 1 || end < text.length() && "/-".indexOf(text.charAt(end)) >= 0;
    }

    private boolean special() {
        if (isAt(shortForm)) {
            String form = TextFolding.inOneScript(shortForm.group(1) + "/" + shortForm.group(2));
            add(Kind.WORD, Form.NONE, form, "");
            at = shortForm.end();
            return true;
        } else if (isAt(meterType)) {
            number(Form.METER_TYPE, meterType.end(), "");
            return true;
        } else if (isAt(code) && !Vocabulary.STANDARD.isKnown(codeWord())) {
            number(Form.CODE, code.end(), "");
            return true;
        }
        return false;
    }

    private String codeWord() {
        return TextFolding.inOneScript(code.group().substring(0, code.group().indexOf('-')));
    }

    private boolean isInner(int start) {
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c)
                || c == '\'' && at > start && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1));
    }

    private static String withZeros(String number) {
        return number.replace('o', '0').replace('о', '0');
    }

    private void mixed(String chunk) {
        Matcher unit = DIGITS_AND_UNIT.matcher(chunk);
        if (unit.matches()) {
            add(Kind.NUMBER, Form.PLAIN, unit.group(1), unit.group(1));
            add(Kind.WORD, Form.NONE, unit.group(2), "");
        } else if (Vocabulary.STANDARD.unit(chunk) != Vocabulary.Unit.NONE) {
            add(Kind.WORD, Form.NONE, chunk, "");
        } else if (isGlued(chunk)) {
            PIECE.matcher(chunk).results().map(MatchResult::group).forEach(this::piece);
        } else {
            add(Kind.NUMBER, Form.CODE, chunk, "");
        }
    }

    /** рахунок0501234567показник1250: words that are known, with numbers between. */
    private static boolean isGlued(String chunk) {
        return chunk.length() <= LONGEST_GLUED
                && Character.isLetter(chunk.charAt(0))
                && PIECE.matcher(chunk)
                        .results()
                        .map(MatchResult::group)
                        .allMatch(piece -> isDigit(piece.charAt(0)) || isGluedWord(piece));
    }

    /** показанняо0501234567: an O behind the word, or alone, may be a zero of the number. */
    private static boolean isGluedWord(String piece) {
        if (piece.endsWith("o") || piece.endsWith("о")) {
            String shorter = piece.substring(0, piece.length() - 1);
            return !shorter.isEmpty() && !Vocabulary.STANDARD.isKnown(shorter) && Vocabulary.STANDARD.isKnown(piece);
        }
        return Vocabulary.STANDARD.isKnown(piece);
    }

    private void piece(String piece) {
        boolean number = isDigit(piece.charAt(0));
        add(number ? Kind.NUMBER : Kind.WORD, number ? Form.PLAIN : Form.NONE, piece, number ? withZeros(piece) : "");
    }

    private void add(Kind kind, Form form, String content, String digits) {
        checkpoint.run();
        boolean capital = capitals.get(at);
        tokens.add(new Token(kind, form, content, digits, capital, line, column));
    }
}
