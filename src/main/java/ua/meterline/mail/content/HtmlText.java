package ua.meterline.mail.content;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;
import ua.meterline.mail.mime.Deadline;

/**
 * Converts HTML to the plain text that a reader sees: a line for each block, a tab between cells, {@code "> "} before
 * blockquotes, so that quoted history looks as it does in plain text. jsoup's own conversion keeps neither cells nor
 * quotes, and reads what is hidden.
 */
final class HtmlText implements NodeVisitor {
    private static final Set<String> CELLS = Set.of("td", "th");

    private static final Pattern STRUCK_OUT =
            Pattern.compile("<(?:s|strike|del)[\\s>]|line-through", Pattern.CASE_INSENSITIVE);

    private final Deadline deadline;
    private final StringBuilder text = new StringBuilder();
    /** The looks of the open elements, the innermost first. */
    private final Deque<HtmlLook> looks = new ArrayDeque<>(Set.of(HtmlLook.PLAIN));

    private int quoted;
    private boolean lineStart = true;
    private boolean blank;

    private HtmlText(Deadline deadline) {
        this.deadline = deadline;
    }

    static String of(String html, Deadline deadline) {
        String lean = withoutInlineFiles(html);
        MailText.check(lean);
        Document document = Parser.htmlParser().parseInput(timed(lean, deadline), "");
        HtmlLook.applyStyleSheets(document, deadline);
        HtmlText visitor = new HtmlText(deadline);
        document.traverse(visitor);
        return visitor.text.toString();
    }

    /**
     * Enriched text (RFC 1896), or its predecessor (RFC 1341), as HTML: a blank line is a line end, parameters are not
     * shown.
     */
    static String ofEnriched(String text) {
        return text.replaceAll("<<|<lt>", "&lt;")
                .replace("<nl>", "<br>")
                .replaceAll("(?i)<(/?)param>", "<$1script>")
                .replaceAll("(?i)<(/?)excerpt>", "<$1blockquote>")
                .replaceAll("\\r?\\n\\r?\\n", "<br>");
    }

    /** Whether it marks text as struck out, which a plain alternative cannot. */
    static boolean hasStruckOut(byte[] html) {
        return STRUCK_OUT.matcher(new String(html, StandardCharsets.ISO_8859_1)).find();
    }

    /**
     * Removes pictures that are pasted as data URIs (RFC 2397). The pattern has no word boundary: Java's check for one
     * is quadratic on a run of combining accents.
     */
    private static String withoutInlineFiles(String html) {
        return html.replaceAll("(?i)data:[a-z]{1,20}+/[^\"'\\s>]++", "data:,");
    }

    /** The parser has no timeout. */
    private static Reader timed(String html, Deadline deadline) {
        return new FilterReader(new StringReader(html)) {
            @Override
            public int read(char[] piece, int from, int most) throws IOException {
                deadline.check();
                return super.read(piece, from, most);
            }
        };
    }

    @Override
    public void head(Node node, int depth) {
        deadline.check();
        if (node instanceof TextNode textNode && looks.element().isSeen()) {
            add(textNode.getWholeText());
        } else if (node instanceof Element element) {
            looks.push(looks.element().of(element));
            if (!looks.element().gone()) {
                open(element);
            }
        }
    }

    private void open(Element element) {
        String name = element.normalName();
        if (name.equals("blockquote")) {
            newLine();
            quoted++;
        } else if (name.equals("br")) {
            breakLine();
        } else if (element.isBlock() && !CELLS.contains(name)) {
            newLine();
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element) || looks.pop().gone()) {
            return;
        }
        String name = element.normalName();
        if (name.equals("blockquote")) {
            newLine();
            quoted--;
        } else if (CELLS.contains(name)) {
            text.append('\t');
            blank = false;
        } else if (element.isBlock()) {
            newLine();
        }
    }

    private void add(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = !lineStart;
            } else {
                add(c);
            }
        }
    }

    private void add(char c) {
        if (lineStart) {
            text.append(quoted > 0 ? "> " : "");
        } else if (blank) {
            text.append(' ');
        }
        text.append(c);
        lineStart = false;
        blank = false;
    }

    private void newLine() {
        if (!lineStart) {
            breakLine();
        }
    }

    private void breakLine() {
        text.append('\n');
        lineStart = true;
        blank = false;
    }
}
