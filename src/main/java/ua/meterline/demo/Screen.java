package ua.meterline.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Shows the conversation: messages with the time, replies below them. Thread-safe. */
public final class Screen {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String NO_CLOCK = " ".repeat(8);
    private static final String CYAN = "\033[36m";
    private static final String GREEN = "\033[32m";
    private static final String YELLOW = "\033[33m";
    private static final String GREY = "\033[90m";
    private static final String PLAIN = "\033[0m";

    private final PrintWriter out;
    private final boolean colours;

    /** @param colours whether to use ANSI sequences */
    public Screen(PrintWriter out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    void message(String sender, String recipient, String text, String remark) {
        print(CYAN, now() + "  +%s → %s: %s".formatted(sender, recipient, text.isEmpty() ? "(empty)" : text), remark);
    }

    void reply(String source, String destination, String text) {
        print(GREEN, "%s  %s → +%s: %s".formatted(NO_CLOCK, source, destination, text), "");
    }

    void mail(String from, String to, String text) {
        print(CYAN, "%s  %s → %s: %s".formatted(now(), from, to, text), "");
    }

    void mailReply(String from, String to, String text) {
        print(GREEN, "%s  %s → %s: %s".formatted(NO_CLOCK, from, to, text), "");
    }

    void held(String text) {
        print(YELLOW, NO_CLOCK + "  HELD " + text, "");
    }

    void review(String text) {
        print(YELLOW, NO_CLOCK + "       " + text, "");
    }

    void file(Path file) {
        print(GREY, NO_CLOCK + "  kept as " + file, "");
    }

    void line(String text) {
        print(GREY, text, "");
    }

    private static String now() {
        return LocalTime.now().format(CLOCK);
    }

    private synchronized void print(String colour, String text, String remark) {
        String after = remark.isEmpty() ? "" : "   (" + remark + ")";
        out.println(colours ? colour + text + PLAIN + after : text + after);
        out.flush();
    }
}
