package ua.meterline.reading;

/**
 * The words by which customers confirm a suggested value: ТАК or Т, ДА, YES, IGEN, in any case, in Cyrillic, Latin or
 * mixed letters, with signs around them.
 */
public final class AnswerWord {
    private static final SingleWord WORD = new SingleWord("[тt][аa][кk]|[тt]|[дd][аa]|[уy][еe][сѕs]|[іиi][гg][еe][нn]");

    private AnswerWord() {}

    /** Whether the text is such a word, and nothing else. */
    public static boolean is(String text) {
        return WORD.is(text);
    }
}
