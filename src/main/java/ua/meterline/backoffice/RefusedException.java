package ua.meterline.backoffice;

/**
 * The request was refused. The message gives the reason in one English line; code and values tell it in any language,
 * see {@link Refusal}.
 */
public class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Object[] values;

    /** @param values what the texts of the refusal name; times in UTC, which pages show locally */
    public RefusedException(Refusal refusal, Object... values) {
        this(refusal.code(), refusal.inEnglish(values), values);
    }

    /** @param code of a constant outside of {@link Refusal} */
    protected RefusedException(String code, String message, Object... values) {
        super(message);
        this.code = code;
        this.values = values.clone();
    }

    /** Such as {@code no-such-message}. */
    public String code() {
        return code;
    }

    /** As the texts number them. */
    public Object[] values() {
        return values.clone();
    }

    public boolean is(Refusal refusal) {
        return code.equals(refusal.code());
    }
}
