package ua.meterline.mail.content;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import ua.meterline.mail.mime.Deadline;

/**
 * What decides whether a reader sees the text in an element and takes it as valid: struck-out text is not. jsoup knows
 * no CSS (CSS 2.2, and mso-hide of Outlook); its cascade is reduced to the order. Immutable.
 *
 * @param gone hidden or struck out, with all that is within
 * @param invisible by visibility, which an inner element can undo
 * @param tiny of a font size close to zero, which an inner element can undo
 * @param color of the text, as RGB; -1 when unknown
 * @param background behind it, as RGB; -1 when unknown
 */
record HtmlLook(boolean gone, boolean invisible, boolean tiny, int color, int background) {
    static final HtmlLook PLAIN = new HtmlLook(false, false, false, 0x000000, 0xFFFFFF);

    private static final Set<String> NOT_READ =
            Set.of("head", "script", "style", "title", "template", "noscript", "s", "strike", "del");
    private static final Pattern ZERO = Pattern.compile("[+-]?(?=[.0])0*\\.?0*(?:[a-z]+|%)?");
    private static final Pattern TINY =
            Pattern.compile("(?=[.\\d])(?:0*1?(?:\\.\\d*)?(?:px|pt)?|0*(?:\\.[01]\\d*)?(?:r?em|ex)|\\d(?:\\.\\d*)?%)");
    private static final Pattern STRUCK_OUT = Pattern.compile(".*line-through.*");
    private static final Pattern CUT = Pattern.compile("hidden.*|clip");
    private static final Pattern OFF_SCREEN =
            Pattern.compile("-\\d{3,}(?:\\.\\d*)?(?:px|pt|%)?|-\\d{2,}(?:r?em|in|cm)");
    private static final Pattern CLIPPED =
            Pattern.compile("rect\\((?:\\s*[01](?:px)?[\\s,]*){4}\\)|inset\\((?:50|100)%.*|scale\\(0\\b(?!\\.).*");
    private static final Pattern TRANSPARENT =
            Pattern.compile("transparent|(?:rgb|hsl)a?\\(.*[,/]\\s*0?\\.?0*%?\\s*\\)");
    private static final Pattern COLOR = Pattern.compile("#(?<hex>[0-9a-f]{6}|[0-9a-f]{3})\\b"
            + "|rgba?\\(\\s*(?<red>\\d{1,3})[\\s,]+(?<green>\\d{1,3})[\\s,]+(?<blue>\\d{1,3})\\b"
            + "|\\b(?<white>white)\\b|\\b(?<black>black|windowtext)\\b");
    /** Difference of a channel, of 255, below which text cannot be told from what is behind. */
    private static final int INDISTINCT = 24;

    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|<!--|-->");
    private static final String SIMPLE = "(?:[a-zA-Z]\\w*+(?:[.#][a-zA-Z][\\w-]*+)*+|(?:[.#][a-zA-Z][\\w-]*+)++)";
    /** Without those that jsoup looks up slowly, or does not know. */
    private static final Pattern SELECTORS = Pattern.compile(SIMPLE + "(?:\\s*+,\\s*+" + SIMPLE + ")*+");
    /** Characters of style sheets, or of the style of one element, that are read. */
    private static final int LONGEST_STYLE = 32 * 1024;

    /** Characters that style sheets add to the styles of elements: a bound on memory and time. */
    private static final int MOST_ADDED = 512 * 1024;

    /** Puts the rules of style sheets for simple selectors before the styles of the elements that they select. */
    static void applyStyleSheets(Document document, Deadline deadline) {
        StringBuilder sheets = new StringBuilder();
        document.getElementsByTag("style")
                .forEach(style -> sheets.append(style.data()).append('\n'));
        sheets.setLength(Math.min(sheets.length(), LONGEST_STYLE));
        StringTokenizer tokens = new StringTokenizer(COMMENT.matcher(sheets).replaceAll(" "), "{}", true);
        String selectors = "";
        int depth = 0;
        int free = MOST_ADDED;
        while (tokens.hasMoreTokens()) {
            deadline.check();
            String token = tokens.nextToken();
            if (token.equals("{") || token.equals("}")) {
                depth += token.equals("{") ? 1 : -1;
            } else if (depth == 0) {
                selectors = token.substring(token.lastIndexOf(';') + 1).strip();
            } else if (depth == 1 && SELECTORS.matcher(selectors).matches() && token.length() <= free) {
                List<Element> selected = document.select(selectors).stream()
                        .limit(free / token.length())
                        .toList();
                selected.forEach(element -> element.attr("style", token + ";" + element.attr("style")));
                free -= selected.size() * token.length();
            }
        }
    }

    boolean isSeen() {
        return !gone && !invisible && !tiny && (color < 0 || background < 0 || differs(color, background));
    }

    /** The look of an element within this one. */
    HtmlLook of(Element element) {
        if (gone || NOT_READ.contains(element.normalName()) || element.hasAttr("hidden")) {
            return new HtmlLook(true, invisible, tiny, color, background);
        } else if (element.attributesSize() == 0) {
            return this;
        }
        Map<String, String> style = style(element);
        int behind = color(style.getOrDefault("background-color", style.get("background")), background, background);
        String visibility = style.getOrDefault("visibility", "");
        String size = style.getOrDefault("font-size", "");
        return new HtmlLook(
                isGone(style),
                !visibility.equals("visible") && (invisible || visibility.matches("hidden|collapse")),
                size.isEmpty() ? tiny : TINY.matcher(size).matches(),
                color(style.get("color"), color, behind),
                behind);
    }

    /** The declarations by property; the attributes of HTML before CSS count as such. */
    private static Map<String, String> style(Element element) {
        Map<String, String> style = new HashMap<>();
        if (element.hasAttr("background")) {
            style.put("background", "url(");
        } else if (element.hasAttr("bgcolor")) {
            style.put("background", legacyColor(element.attr("bgcolor")));
        }
        if (element.hasAttr("color")) {
            style.put("color", legacyColor(element.attr("color")));
        }
        String css = element.attr("style");
        for (String declaration : css.substring(0, Math.min(css.length(), LONGEST_STYLE))
                .toLowerCase(Locale.ROOT)
                .split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String value = declaration.substring(colon + 1).replace("!important", "");
                style.put(declaration.substring(0, colon).strip(), value.strip());
            }
        }
        return style;
    }

    /** The number sign may be missing. */
    private static String legacyColor(String value) {
        return value.toLowerCase(Locale.ROOT).strip().replaceFirst("^(?=[0-9a-f]{6}$)", "#");
    }

    private static boolean isGone(Map<String, String> style) {
        return "none".equals(style.get("display"))
                || "all".equals(style.get("mso-hide"))
                || is(STRUCK_OUT, style, "text-decoration", "text-decoration-line")
                || is(ZERO, style, "opacity", "max-height", "max-width")
                || is(CUT, style, "overflow", "overflow-y") && is(ZERO, style, "height", "width")
                || is(OFF_SCREEN, style, "left", "top", "right", "bottom", "text-indent", "margin-left", "margin-top")
                || is(CLIPPED, style, "clip", "clip-path", "transform");
    }

    private static boolean is(Pattern value, Map<String, String> style, String... properties) {
        for (String property : properties) {
            String found = style.get(property);
            if (found != null && value.matcher(found).matches()) {
                return true;
            }
        }
        return false;
    }

    /**
     * @param value null when the element inherits its color
     * @param behind what a transparent color shows
     */
    private static int color(String value, int inherited, int behind) {
        if (value == null || value.matches("inherit|none|initial|unset|")) {
            return inherited;
        } else if (TRANSPARENT.matcher(value).matches()) {
            return behind;
        }
        Matcher color = COLOR.matcher(value);
        if (value.contains("url(") || !color.find()) {
            return -1;
        } else if (color.group("hex") != null) {
            String hex = color.group("hex");
            return Integer.parseInt(hex.length() == 3 ? hex.replaceAll(".", "$0$0") : hex, 16);
        } else if (color.group("red") != null) {
            return Integer.parseInt(color.group("red")) << 16
                    | Integer.parseInt(color.group("green")) << 8
                    | Integer.parseInt(color.group("blue"));
        }
        return color.group("white") == null ? PLAIN.color : PLAIN.background;
    }

    private static boolean differs(int one, int other) {
        return Math.abs((one >> 16) - (other >> 16)) >= INDISTINCT
                || Math.abs((one >> 8 & 0xFF) - (other >> 8 & 0xFF)) >= INDISTINCT
                || Math.abs((one & 0xFF) - (other & 0xFF)) >= INDISTINCT;
    }
}
