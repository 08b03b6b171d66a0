package ua.meterline.backoffice.messages;

/**
 * Where a page of a search begins: next to a message, which is not on it.
 *
 * @param message its id
 * @param newer whether the page has newer messages, otherwise older ones
 */
public record SearchPosition(long message, boolean newer) {
    /** Begins with the newest message. */
    public static final SearchPosition NEWEST = new SearchPosition(Long.MAX_VALUE, false);

    private static final String BEFORE = "before-";
    private static final String AFTER = "after-";

    static SearchPosition before(long message) {
        return new SearchPosition(message, false);
    }

    static SearchPosition after(long message) {
        return new SearchPosition(message, true);
    }

    /** @param text as {@link #toString} writes it; anything else begins with the newest message */
    public static SearchPosition parse(String text) {
        try {
            if (text.startsWith(BEFORE)) {
                return before(Long.parseLong(text.substring(BEFORE.length())));
            } else if (text.startsWith(AFTER)) {
                return after(Long.parseLong(text.substring(AFTER.length())));
            }
        } catch (NumberFormatException e) {
            return NEWEST;
        }
        return NEWEST;
    }

    @Override
    public String toString() {
        return (newer ? AFTER : BEFORE) + message;
    }
}
