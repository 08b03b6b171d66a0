package ua.meterline.web;

/** A field that no form of ours sends so. Shown in one line, with status 400. */
public final class BadInputException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String textKey;
    private final transient Object[] values;

    /** @param textKey the text that says what is wrong, and what to do */
    public BadInputException(String textKey, Object... values) {
        super(textKey);
        this.textKey = textKey;
        this.values = values.clone();
    }

    String textKey() {
        return textKey;
    }

    Object[] values() {
        return values.clone();
    }
}
