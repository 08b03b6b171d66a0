package ua.meterline.distribution;

import java.util.Locale;

/** Text of a manual page in the macros of man(7). Not thread-safe. */
final class Roff {
    private final StringBuilder text = new StringBuilder();

    /** The first line: name, section 1, date and program. */
    Roff title(String name, String date, String program) {
        return macro("TH", name.toUpperCase(Locale.ROOT), "1", date, program, "Meterline");
    }

    Roff section(String heading) {
        return macro("SH", heading);
    }

    Roff paragraph() {
        return macro("PP");
    }

    /** A term, and below it the text that follows. */
    Roff term(String term) {
        return macro("TP").bold(term);
    }

    Roff bold(String content) {
        text.append("\\fB").append(escaped(content)).append("\\fR\n");
        return this;
    }

    Roff line(String content) {
        String escaped = escaped(content);
        text.append(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" : "")
                .append(escaped)
                .append('\n');
        return this;
    }

    /** Lines that are not filled, such as commands. */
    Roff example(Iterable<String> lines) {
        macro("PP").macro("nf");
        lines.forEach(this::line);
        return macro("fi");
    }

    private Roff macro(String name, String... arguments) {
        text.append('.').append(name);
        for (String argument : arguments) {
            text.append(" \"").append(escaped(argument)).append('"');
        }
        text.append('\n');
        return this;
    }

    /** A hyphen is a minus, so that options can be copied; what is not ASCII is written by its code point. */
    private static String escaped(String content) {
        StringBuilder escaped = new StringBuilder();
        content.codePoints().forEach(character -> {
            switch (character) {
                case '\\' -> escaped.append("\\(rs");
                case '-' -> escaped.append("\\-");
                case '"' -> escaped.append("\\(dq");
                case '\'' -> escaped.append("\\(aq");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                case '`' -> escaped.append("\\(ga");
                default -> {
                    if (character < 0x80) {
                        escaped.append((char) character);
                    } else {
                        escaped.append("\\[u%04X]".formatted(character));
                    }
                }
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
