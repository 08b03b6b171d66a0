package ua.meterline.inbox;

/**
 * Why a file cannot be imported.
 *
 * @param reason the word for {@code message.reason}
 * @param explanation for a person, without content of the file
 */
public record Trouble(String reason, String explanation) {
    /** What stands in the file beside it. */
    String text() {
        return reason + "\n" + explanation
                + "\nOne held message in the database stands for it. When it is mended, put it into the inbox folder again.\n";
    }

    static Trouble of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnusableFileException unusable) {
                return new Trouble(unusable.reason(), unusable.getMessage());
            }
        }
        return new Trouble("not-importable", "It could not be read: " + failure.getClass().getSimpleName() + ".");
    }
}
