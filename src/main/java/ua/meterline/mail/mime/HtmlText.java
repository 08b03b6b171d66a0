package ua.meterline.mail.mime;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/**
 * Converts HTML to the plain text that a reader sees: a line for each block, a tab between cells, {@code "> "} before
 * blockquotes, so that quoted history looks as it does in plain text.
 */
final class HtmlText implements NodeVisitor {
    private static final Set<String> HIDDEN = Set.of("head", "script", "style", "title", "template", "noscript");
    private static final Set<String> CELLS = Set.of("td", "th");

    private final Deadline deadline;
    private final StringBuilder text = new StringBuilder();
    private int quoted;
    private int hidden;
    private boolean lineStart = true;
    private boolean blank;

    private HtmlText(Deadline deadline) {
        this.deadline = deadline;
    }

    static String of(String html, Deadline deadline) throws MailLimitException {
        String lean = withoutInlineFiles(html);
        MailText.check(lean);
        HtmlText visitor = new HtmlText(deadline);
        NodeTraversor.traverse(visitor, Parser.htmlParser().parseInput(new TimedReader(lean, deadline), ""));
        return visitor.text.toString();
    }

    /**
     * Removes pictures that are pasted as data URIs (RFC 2397). The pattern has no word boundary: Java's check for one
     * is quadratic on a run of combining accents.
     */
    private static String withoutInlineFiles(String html) {
        return html.replaceAll("(?i)data:[a-z]{1,20}+/[^\"'\\s>]++", "data:,");
    }

    @Override
    public void head(Node node, int depth) {
        deadline.check();
        if (node instanceof TextNode textNode && hidden == 0) {
            add(textNode.getWholeText());
        } else if (node instanceof Element element) {
            open(element);
        }
    }

    private void open(Element element) {
        String name = element.normalName();
        if (HIDDEN.contains(name)) {
            hidden++;
        } else if (name.equals("blockquote")) {
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
        if (!(node instanceof Element element)) {
            return;
        }
        String name = element.normalName();
        if (HIDDEN.contains(name)) {
            hidden--;
        } else if (name.equals("blockquote")) {
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
            text.append("> ".repeat(Math.min(quoted, 1)));
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
