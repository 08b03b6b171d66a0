package ua.meterline.observe;

/** What a failure says, for a log line. */
final class Failures {
    private Failures() {}

    /** The innermost cause, which says most; of those without a message, what they are. */
    static String words(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
