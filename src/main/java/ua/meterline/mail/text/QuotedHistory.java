package ua.meterline.mail.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import ua.meterline.common.TermFile;
import ua.meterline.mail.mime.Deadline;

/** Recognises the lines by which mail programs mark quoted and forwarded mails; see {@code mail/phrases.txt}. */
final class QuotedHistory {
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_ATTRIBUTION = 4;
    private static final int SEARCHED_FOR_HEADER = 8;
    private static final int FEWEST_FIELDS = 3;

    private static final Pattern QUOTE = Pattern.compile("^> ?");

    private static final TermFile PHRASES = TermFile.read("mail/phrases.txt");

    private static final LinePattern FORWARD = new LinePattern(
            "(?:[-=_*]{2,}+ ?)?" + PHRASES.anyOf("forwarded") + "(?: ?[-=_*]{2,}+.{0,100}+)?|"
                    + PHRASES.anyOf("begin-forwarded") + ":?",
            LONGEST_LINE);
    private static final LinePattern ORIGINAL = new LinePattern(
            "[-_=]{2,}+ ?" + PHRASES.anyOf("original") + " ?[-_=]{0,}+|>{2,3} .{1,200}\\d .{0,20}>{2,3}", LONGEST_LINE);

    private static final LinePattern FROM =
            new LinePattern("\\*?" + PHRASES.anyOf("from-field") + "\\*?:.*", LONGEST_LINE);
    private static final LinePattern OTHER_FIELD =
            new LinePattern("\\*?" + PHRASES.anyOf("other-field") + "\\*?:.*", LONGEST_LINE);

    private static final Pattern FIELD_IN_LINE = Pattern.compile(
            "(?<!\\p{L})(?:" + PHRASES.anyOf("from-field") + "|" + PHRASES.anyOf("other-field") + ")\\*?:(?!//)");

    /** Signs around an attribution: "---- On ... wrote ----". */
    private static final Pattern FRAME = Pattern.compile("^[-_=*~ ]{2,}|(?<![:])[-_=*~ ]{2,}$");

    /** The end of the line above a quote. */
    private static final LinePattern ATTRIBUTION_END = new LinePattern(
            ".*\\b" + PHRASES.anyOf("wrote") + "\\s?(?::|[-_=*~ ]{2,}+)|.*\\b" + PHRASES.anyOf("wrote-with-date")
                    + ":|.*[^\\s@]@[^\\s@:]{1,100}+:",
            Pattern.UNICODE_CHARACTER_CLASS,
            LONGEST_LINE);
    /** A time, a year or an address must precede it: customers write «на лічильнику пише:» too. */
    private static final Pattern TRACE_OF_A_MAIL = Pattern.compile("\\d{1,2}:\\d{2}|\\b20\\d{2}\\b|[^\\s@]@[^\\s@]");

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    /** The soft hyphen. */
    private static final char FIRST_INVISIBLE = 0xAD;

    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}");
    private static final Pattern DATE = Pattern.compile("\\b20\\d{2}\\b|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2}");
    private static final Pattern SIGN_OF_A_DATE = Pattern.compile(DATE.pattern() + "|" + TIME.pattern() + "|\\d\\.? "
            + PHRASES.anyOf("month") + "|" + PHRASES.anyOf("month") + "\\p{L}* \\d");
    private static final Pattern NUMBER = Pattern.compile("\\d");
    private static final Pattern NAMES_A_READING = Pattern.compile(PHRASES.anyOf("reading-or-account"));

    private QuotedHistory() {}

    static boolean isForwardMarker(String line) {
        return FORWARD.matches(line);
    }

    static boolean isOriginalMarker(String line) {
        return !line.isEmpty() && "-_=>".indexOf(line.charAt(0)) >= 0 && ORIGINAL.matches(line);
    }

    /**
     * What may begin at a line.
     *
     * @param lines of the attribution; 0 for another beginning
     */
    record Start(boolean isThere, boolean isCertain, int lines) {
        private static final Start NONE = new Start(false, false, 0);
        private static final Start CERTAIN = new Start(true, true, 0);

        boolean isAttribution() {
            return lines > 0;
        }
    }

    /** Whether quoted history begins at this line. */
    static Start start(List<String> lines, int at) {
        String line = lines.get(at).strip();
        if (line.isEmpty()) {
            return Start.NONE;
        } else if (isOriginalMarker(line) || isHeader(lines, at)) {
            return Start.CERTAIN;
        } else if (!mayBeAttribution(line)) {
            return Start.NONE;
        }
        int length = attributionLength(lines, at);
        return length == 0
                ? Start.NONE
                : new Start(
                        true, String.join(" ", lines.subList(at, at + length)).indexOf('@') >= 0, length);
    }

    private static boolean mayBeAttribution(String line) {
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == ':' || c == '@' || c >= '0' && c <= '9') {
                return true;
            }
        }
        return false;
    }

    /** Without marks of direction and other invisible characters, which stand within dates. */
    static String visible(String text) {
        // Most texts have none; the search by the expression takes several times as long.
        return hasInvisible(text) ? INVISIBLE.matcher(text).replaceAll("") : text;
    }

    private static boolean hasInvisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= FIRST_INVISIBLE && (Character.isSurrogate(c) || Character.getType(c) == Character.FORMAT)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the header of a quoted mail begins here, as mail programs write it into the text: three fields or more,
     * one of them From, with an address, a time or a year. A letter that is headed by hand has none of those.
     */
    static boolean isHeader(List<String> lines, int at) {
        String first = lines.get(at).strip();
        if (first.indexOf(':') < 0) {
            return false;
        } else if (!isField(first)) {
            return false;
        } else if (first.length() <= LONGEST_LINE && fieldsIn(first) >= FEWEST_FIELDS) {
            return TRACE_OF_A_MAIL.matcher(first).find();
        }
        int fields = 0;
        boolean from = false;
        boolean trace = false;
        for (int i = at; i < Math.min(lines.size(), at + SEARCHED_FOR_HEADER); i++) {
            String line = lines.get(i).strip();
            if (isField(line)) {
                fields++;
                from |= isField(FROM, line);
                trace |= TRACE_OF_A_MAIL.matcher(line).find();
            }
        }
        return fields >= FEWEST_FIELDS && from && trace;
    }

    private static int fieldsIn(String line) {
        return (int)
                FIELD_IN_LINE.matcher(line.toLowerCase(Locale.ROOT)).results().count();
    }

    /**
     * Whether a line with a date and a time, or with an address and a time, stands above numbers: it may begin quoted
     * history. A line that names a reading or an account is the customer's.
     *
     * @param ours the lines that repeat our own text
     * @param isReply whether a date, an address or a colon suffices
     */
    static boolean mayBeginAbove(List<String> own, BitSet ours, boolean isReply, Deadline deadline) {
        boolean begun = false;
        for (int i = 0; i < own.size(); i++) {
            deadline.check();
            String line = own.get(i).strip();
            if (ours.get(i) || line.isEmpty() || line.length() > LONGEST_LINE || isAboveOurs(own, ours, i)) {
                continue;
            } else if (looksWrittenByAProgram(line) || isReply && looksLikeAttribution(line)) {
                begun = true;
            } else if (begun && NUMBER.matcher(line).find()) {
                return true;
            }
        }
        return false;
    }

    private static boolean looksLikeAttribution(String line) {
        String small = line.toLowerCase(Locale.ROOT);
        return (line.endsWith(":")
                        || line.indexOf('@') >= 0
                        || SIGN_OF_A_DATE.matcher(small).find())
                && !NAMES_A_READING.matcher(small).find();
    }

    private static boolean isAboveOurs(List<String> own, BitSet ours, int at) {
        int next = at + 1;
        while (next < own.size() && own.get(next).isBlank()) {
            next++;
        }
        return ours.get(next);
    }

    /** Whether it is an attribution of any form: what stands below it is marked as quoted. */
    static boolean isAboveQuote(List<String> lines, int at) {
        String line = lines.get(at).strip();
        boolean attribution = looksWrittenByAProgram(line)
                || line.endsWith(":") && !NUMBER.matcher(line).find();
        return line.length() <= LONGEST_LINE && attribution && isQuoted(lines, at + 1);
    }

    private static boolean looksWrittenByAProgram(String line) {
        return line.indexOf(':') > 0
                && TIME.matcher(line).find()
                && (DATE.matcher(line).find() || line.indexOf('@') >= 0)
                && !NAMES_A_READING.matcher(line.toLowerCase(Locale.ROOT)).find();
    }

    /** The number of lines, from this one, of the attribution above a quote; 0 when there is none here. */
    static int attributionLength(List<String> lines, int at) {
        StringBuilder joined = new StringBuilder();
        for (int length = 1; length <= LONGEST_ATTRIBUTION && at + length <= lines.size(); length++) {
            String line = lines.get(at + length - 1).strip();
            if (line.isEmpty() || line.startsWith(">") || line.length() > LONGEST_LINE) {
                return 0;
            }
            joined.append(line).append(' ');
            boolean framed = FRAME.matcher(line).find();
            if ((line.endsWith(":") || framed) && ATTRIBUTION_END.matches(line)) {
                return TRACE_OF_A_MAIL.matcher(joined).find() ? length : 0;
            }
            if (!isAttributionStart(lines.get(at).strip())) {
                return 0;
            }
        }
        return 0;
    }

    /** Only an attribution with a date or an address in its first line may have several lines. */
    private static boolean isAttributionStart(String line) {
        return TRACE_OF_A_MAIL.matcher(line).find();
    }

    /** Whether the next non-empty line is quoted. */
    static boolean isQuoted(List<String> lines, int at) {
        for (int i = at; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty()) {
                return line.startsWith(">");
            }
        }
        return false;
    }

    /** The text below a marker and its header; quote marks are removed when every line has them. */
    static String content(List<String> lines) {
        List<String> rest = new ArrayList<>(lines.subList(1, lines.size()));
        List<String> filled = rest.stream().filter(line -> !line.isBlank()).toList();
        if (!filled.isEmpty() && filled.stream().allMatch(line -> line.strip().startsWith(">"))) {
            rest.replaceAll(line -> QUOTE.matcher(line.strip()).replaceFirst(""));
        }
        int start = 0;
        while (start < rest.size() && rest.get(start).isBlank()) {
            start++;
        }
        while (start < rest.size() && isField(rest.get(start).strip())) {
            start++;
        }
        return String.join("\n", rest.subList(start, rest.size())).strip();
    }

    private static boolean isField(String line) {
        return isField(FROM, line) || isField(OTHER_FIELD, line);
    }

    private static boolean isField(LinePattern name, String line) {
        return line.indexOf(':') >= 0 && name.matches(line);
    }
}
