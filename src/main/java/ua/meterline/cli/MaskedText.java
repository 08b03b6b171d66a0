package ua.meterline.cli;

/** Masks a text so that only its form remains. */
final class MaskedText {
    private MaskedText() {}

    /** Each digit as {@code #}, each letter as {@code x}; blanks and punctuation unchanged. */
    static String text(String text) {
        return text.replaceAll("[0-9]", "#").replaceAll("[\\p{L}\\p{N}]", "x");
    }
}
