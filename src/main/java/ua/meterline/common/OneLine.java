package ua.meterline.common;

/** Sanitizes foreign text for one line. */
public final class OneLine {
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private OneLine() {}

    /** Replaces line ends, control and format characters by blanks, collapses runs of blanks, and truncates. */
    public static String of(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
        char last = ' ';
        for (int at = 0; at < text.length() && line.length() < longest; ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (!isSteering(c) && !Character.isSpaceChar(c)) {
                line.appendCodePoint(c);
                last = 'x';
            } else if (last != ' ') {
                line.append(' ');
                last = ' ';
            }
        }
        return line.toString().strip();
    }

    private static boolean isSteering(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
            case Character.FORMAT -> c != ZERO_WIDTH_JOINER;
            default -> false;
        };
    }
}
