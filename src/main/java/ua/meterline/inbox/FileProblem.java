package ua.meterline.inbox;

/**
 * Why a file cannot be imported.
 *
 * @param reason the word for {@code message.reason}
 * @param explanation for a person, without content of the file
 */
public record FileProblem(String reason, String explanation) {
    /** The content of the {@code .reason} file. */
    String text() {
        return reason + "\n" + explanation
                + "\nIt is recorded as one held message in the database."
                + " Correct the file and put it into the inbox folder again.\n";
    }
}
