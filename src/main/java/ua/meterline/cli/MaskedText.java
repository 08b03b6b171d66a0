package ua.meterline.cli;

/** What a customer wrote, without what he said: the form of it is left. */
final class MaskedText {
    private MaskedText() {}

    /** Each digit as {@code #}, each letter as {@code x}; blanks and signs as they are. */
    static String text(String text) {
        return text.replaceAll("[0-9]", "#").replaceAll("[\\p{L}\\p{N}]", "x");
    }
}
