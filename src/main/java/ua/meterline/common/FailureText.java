package ua.meterline.common;

/** What a failure says, for a log line. */
public final class FailureText {
    private FailureText() {}

    /** The innermost cause, which says most; of those without a message, what they are. */
    public static String words(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
