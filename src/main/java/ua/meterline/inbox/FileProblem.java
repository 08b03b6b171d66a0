package ua.meterline.inbox;

/**
 * Why a file cannot be imported.
 *
 * @param reason the word for {@code message.reason}
 * @param explanation for a person, without content of the file
 */
public record FileProblem(String reason, String explanation) {
    /** What stands in the file beside it. */
    String text() {
        return reason + "\n" + explanation
                + "\nOne held message in the database stands for it. When it is mended, put it into the inbox folder again.\n";
    }
}
