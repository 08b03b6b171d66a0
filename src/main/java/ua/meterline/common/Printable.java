package ua.meterline.common;

/**
 * Escapes foreign text for a terminal or a line of a file: it cannot move the cursor, change the writing direction or
 * start a new line.
 */
public final class Printable {
    private Printable() {}

    /** The text with control and format characters, lone surrogates and line ends as {@code \\uXXXX}. */
    public static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (isHarmless(character)) {
                plain.appendCodePoint(character);
            } else {
                String.valueOf(Character.toChars(character))
                        .chars()
                        .forEach(unit -> plain.append("\\u%04x".formatted(unit)));
            }
        });
        return plain.toString();
    }

    /** In quotation marks, escaped: a JSON string. */
    public static String quoted(String text) {
        return '"' + plain(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
    }

    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
