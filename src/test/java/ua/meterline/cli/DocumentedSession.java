package ua.meterline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of the documents as a session at a terminal: what happens on it from top to bottom. For use by one thread.
 *
 * <ul>
 *   <li>A line {@code $ COMMAND} that is indented by four blanks or more is a command. The lines below it, up to the
 *       next command or the end of the block, are its output.
 *   <li>A table that begins with the columns {@code arrives | from | text} lists messages.
 *   <li>{@code <!-- arrived: 2026-11-02 18:44 SENDER TEXT -->} is a message that the page does not show.
 *   <li>{@code <!-- at 2026-12-07 09:30 -->} sets the clock.
 *   <li>{@code <!-- typed: a | y -->} has the lines that a person types into the next command.
 *   <li>{@code <!-- simulator: LINE | LINE -->} has lines that are typed at the simulator, which an earlier command
 *       started; the next block is what it prints.
 *   <li>{@code <!-- settings: NAME = VALUE -->} is a line of the settings file.
 *   <li>{@code <!-- machine: running -->} starts the gateway, {@code <!-- machine: new -->} removes all data.
 *   <li>{@code <!-- not run: REASON -->} leaves the next command as the page has it.
 * </ul>
 */
final class DocumentedSession {
    /** An element of a session. Line numbers count from 0. */
    sealed interface Step permits Command, Arrival, Clock, Typed, Setting, Machine {}

    /** @param output the lines that the page shows, without the indentation */
    record Command(int line, String indent, String text, List<String> output) implements Step {}

    /** @param at local time */
    record Arrival(String at, String from, String text) implements Step {}

    /** @param at local time */
    record Clock(String at) implements Step {}

    record Typed(List<String> lines) implements Step {}

    record Setting(String line) implements Step {}

    /** @param state {@code new} or {@code running} */
    record Machine(String state) implements Step {}

    private static final Pattern PROMPT = Pattern.compile("( {4,})\\$ (.*)");
    private static final Pattern COMMENT =
            Pattern.compile("<!-- (at|arrived:|typed:|simulator:|settings:|machine:|not run:) (.*) -->");
    private static final Pattern ARRIVALS = Pattern.compile("\\| arrives +\\| from +\\| text .*");
    private static final Pattern ARRIVAL =
            Pattern.compile("\\| (\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d) \\| (\\S+) \\| `(.*?)` .*");

    /** The command for lines that are typed at the simulator, which runs already. */
    static final String SIMULATOR = "simulator";

    private static final String NOT_RUN = "not-run";

    private final List<String> lines;
    private final List<Step> steps = new ArrayList<>();
    private boolean notRun;

    private DocumentedSession(List<String> lines) {
        this.lines = lines;
    }

    static DocumentedSession of(String page) {
        DocumentedSession session = new DocumentedSession(page.lines().toList());
        int next = 0;
        while (next < session.lines.size()) {
            next = session.read(next);
        }
        return session;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    /** Returns the number of the line after what began at this one. */
    private int read(int number) {
        String line = lines.get(number);
        Matcher prompt = PROMPT.matcher(line);
        if (prompt.matches()) {
            String command = notRun ? NOT_RUN : prompt.group(2);
            notRun = false;
            return readOutput(number, prompt.group(1), command);
        } else if (ARRIVALS.matcher(line).matches()) {
            return readArrivals(number + 2);
        }
        Matcher comment = COMMENT.matcher(line);
        return comment.matches() ? readComment(number, comment.group(1), comment.group(2)) : number + 1;
    }

    private int readComment(int number, String kind, String text) {
        switch (kind) {
            case "at" -> steps.add(new Clock(text));
            case "arrived:" -> steps.add(arrival(text));
            case "typed:" -> steps.add(new Typed(typed(text)));
            case "settings:" -> steps.add(new Setting(text));
            case "machine:" -> steps.add(new Machine(text));
            case "not run:" -> notRun = true;
            default -> {
                steps.add(new Typed(typed(text)));
                return readOutput(number + 1, "    ", SIMULATOR);
            }
        }
        return number + 1;
    }

    /** @param message as {@code 2026-11-02 18:44 SENDER TEXT} */
    private static Arrival arrival(String message) {
        String[] words = message.split(" ", 4);
        return new Arrival(words[0] + " " + words[1], words[2], words[3]);
    }

    private static List<String> typed(String lines) {
        return List.of(lines.split(" \\| "));
    }

    /** @param number of the line before the output */
    private int readOutput(int number, String indent, String command) {
        int end = number + 1;
        while (isOutput(end, indent) || (isBlank(end) && isOutput(end + 1, indent))) {
            end++;
        }
        List<String> output = lines.subList(number + 1, end).stream()
                .map(line -> line.isBlank() ? "" : line.substring(indent.length()))
                .toList();
        steps.add(new Command(number, indent, command, output));
        return end;
    }

    private boolean isOutput(int number, String indent) {
        return number < lines.size()
                && lines.get(number).startsWith(indent)
                && !PROMPT.matcher(lines.get(number)).matches();
    }

    private boolean isBlank(int number) {
        return number < lines.size() && lines.get(number).isBlank();
    }

    private int readArrivals(int first) {
        int number = first;
        while (number < lines.size() && lines.get(number).startsWith("|")) {
            Matcher row = ARRIVAL.matcher(lines.get(number));
            if (!row.matches()) {
                throw new AssertionError("neither time, sender and text of a message: " + lines.get(number));
            }
            steps.add(new Arrival(row.group(1), row.group(2), row.group(3)));
            number++;
        }
        return number;
    }

    /** The page with other outputs of its commands, in their order; null keeps what the page shows. */
    String with(List<List<String>> outputs) {
        List<String> page = new ArrayList<>(lines);
        List<Command> commands = steps.stream()
                .filter(Command.class::isInstance)
                .map(Command.class::cast)
                .toList();
        for (int i = commands.size() - 1; i >= 0; i--) {
            if (outputs.get(i) != null) {
                replace(page, commands.get(i), outputs.get(i));
            }
        }
        return String.join("\n", page) + "\n";
    }

    private static void replace(List<String> page, Command command, List<String> output) {
        int first = command.line() + 1;
        List<String> shown = page.subList(first, first + command.output().size());
        shown.clear();
        output.forEach(line -> shown.add(line.isEmpty() ? "" : command.indent() + line));
    }
}
