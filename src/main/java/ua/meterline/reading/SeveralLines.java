package ua.meterline.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Splits a text with several readings: one in each line, or between semicolons. Nothing of the text is lost: a line
 * without digits, such as a greeting, stays with the line before it, or with the first one.
 */
final class SeveralLines {
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");
    private static final Pattern SEMICOLON = Pattern.compile(";");
    private static final Pattern SEPARATOR = Pattern.compile("\\R|;");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    /** Of a numbered list: "2) " or "2. ". */
    private static final Pattern ORDINAL = Pattern.compile("\\s*([0-9]{1,2})[.)]\\s+");

    /**
     * Account, reading, and empty ones. More are not looked at: an SMS may have thousands, and nothing here may block.
     */
    private static final int PIECES_OF_A_PART = 4;

    private final Predicate<String> isReading;
    private final int most;

    /**
     * One reading, or what stands in its place. The number of a list is left out.
     *
     * @param text with the lines without digits that stay with it
     * @param line the line with digits
     */
    record Part(String text, String line) {}

    /**
     * @param isReading whether a text is a reading
     * @param most how many parts a text may have
     */
    SeveralLines(Predicate<String> isReading, int most) {
        this.isReading = isReading;
        this.most = most;
    }

    /**
     * The parts in their order, if at least two of them are readings. None also where the words of a line that has no
     * digits would make a reading unclear: they may concern all of them.
     */
    List<Part> of(String text) {
        int pieces = SEPARATOR.split(text).length;
        if (pieces > 1 && pieces <= PIECES_OF_A_PART * most) {
            List<Part> parts = parts(pieces(text));
            boolean clear =
                    parts.stream().allMatch(part -> isReading.test(part.text()) || !isReading.test(part.line()));
            if (parts.size() <= most
                    && clear
                    && readings(parts.stream().map(Part::line).toList()) > 1) {
                return parts;
            }
        }
        return List.of();
    }

    private List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (String line : LINE_BREAK.split(text)) {
            List<String> between = List.of(SEMICOLON.split(line));
            boolean divided = between.size() == 1 || readings(between) > 1 && !isReading.test(line);
            pieces.addAll(divided ? between : List.of(line));
        }
        pieces.removeIf(String::isBlank);
        return pieces;
    }

    private long readings(List<String> texts) {
        return texts.stream().filter(isReading).count();
    }

    private static List<Part> parts(List<String> pieces) {
        List<String> lines = pieces.stream().filter(SeveralLines::hasDigit).toList();
        List<String> unnumbered = withoutOrdinals(lines);
        List<StringJoiner> texts = new ArrayList<>();
        StringJoiner opening = new StringJoiner("\n");
        for (String piece : pieces) {
            if (!hasDigit(piece)) {
                (texts.isEmpty() ? opening : texts.get(texts.size() - 1)).add(piece);
            } else if (texts.isEmpty()) {
                texts.add(opening.add(unnumbered.get(0)));
            } else {
                texts.add(new StringJoiner("\n").add(unnumbered.get(texts.size())));
            }
        }
        return IntStream.range(0, texts.size())
                .mapToObj(i -> new Part(texts.get(i).toString(), unnumbered.get(i)))
                .toList();
    }

    private static boolean hasDigit(String piece) {
        return DIGIT.matcher(piece).find();
    }

    /** The numbers of a list are no readings if they count all its lines. */
    private static List<String> withoutOrdinals(List<String> lines) {
        boolean numbered = IntStream.range(0, lines.size()).allMatch(i -> {
            Matcher ordinal = ORDINAL.matcher(lines.get(i));
            return ordinal.lookingAt() && Integer.parseInt(ordinal.group(1)) == i + 1;
        });
        return numbered
                ? lines.stream()
                        .map(line -> ORDINAL.matcher(line).replaceFirst(""))
                        .toList()
                : lines;
    }
}
