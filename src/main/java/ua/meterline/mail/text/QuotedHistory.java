package ua.meterline.mail.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Recognises the lines by which mail programs mark quoted and forwarded mails; see {@code mail/phrases.txt}. */
final class QuotedHistory {
    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_ATTRIBUTION = 4;
    private static final int SEARCHED_FOR_HEADER = 8;
    /** Customers begin their own mails with «Від: … Дата: …», too. */
    private static final int FEWEST_OTHER_FIELDS = 2;

    private static final Pattern QUOTE = Pattern.compile("^> ?");

    private static final TermFile PHRASES = TermFile.read("phrases");

    private static final Pattern FORWARD = Pattern.compile("(?:[-=_*]{2,}+ ?)?" + PHRASES.anyOf("forwarded")
            + "(?: ?[-=_*]{2,}+.{0,100}+)?|" + PHRASES.anyOf("begin-forwarded") + ":?");
    private static final Pattern ORIGINAL =
            Pattern.compile("[-_=]{2,}+ ?" + PHRASES.anyOf("original") + " ?[-_=]{0,}+");

    private static final Pattern FROM = Pattern.compile("\\*?" + PHRASES.anyOf("from-field") + "\\*?:.*");
    private static final Pattern OTHER_FIELD = Pattern.compile("\\*?" + PHRASES.anyOf("other-field") + "\\*?:.*");

    /** The end of the line above a quote. */
    private static final Pattern ATTRIBUTION_END = Pattern.compile(
            ".*\\b" + PHRASES.anyOf("wrote") + "\\s?:|.*\\b" + PHRASES.anyOf("wrote-with-date")
                    + ":|.*[^\\s@]@[^\\s@:]{1,100}+:",
            Pattern.UNICODE_CHARACTER_CLASS);
    /** A time, a year or an address must precede it: customers write «на лічильнику пише:» too. */
    private static final Pattern TRACE_OF_A_MAIL = Pattern.compile("\\d{1,2}:\\d{2}|\\b20\\d{2}\\b|[^\\s@]@[^\\s@]");

    private QuotedHistory() {}

    static boolean isForwardMarker(String line) {
        return matches(FORWARD, line);
    }

    static boolean isOriginalMarker(String line) {
        return !line.isEmpty() && "-_=".indexOf(line.charAt(0)) >= 0 && matches(ORIGINAL, line);
    }

    /** Whether the header of a quoted mail begins here, as mail programs write it into the text. */
    static boolean isHeader(List<String> lines, int at) {
        return isField(FROM, lines.get(at).strip())
                && lines.subList(at + 1, Math.min(lines.size(), at + SEARCHED_FOR_HEADER)).stream()
                                .filter(line -> isField(OTHER_FIELD, line.strip()))
                                .count()
                        >= FEWEST_OTHER_FIELDS;
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
            if (line.endsWith(":") && matches(ATTRIBUTION_END, line)) {
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

    private static boolean isField(Pattern name, String line) {
        return line.indexOf(':') >= 0 && matches(name, line);
    }

    private static boolean matches(Pattern pattern, String line) {
        return line.length() <= LONGEST_LINE
                && pattern.matcher(line.toLowerCase(Locale.ROOT)).matches();
    }
}
