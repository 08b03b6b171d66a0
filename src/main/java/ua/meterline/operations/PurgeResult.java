package ua.meterline.operations;

/**
 * What was erased, or would be.
 *
 * @param receipts deleted delivery receipts
 * @param notices deleted SMS that answered no message
 * @param bindings deleted accounts of numbers that expired
 * @param files deleted mails and lists
 * @param spared old messages that are still in the review queue
 */
public record PurgeResult(
        long messages, long replies, long receipts, long notices, long bindings, long files, long spared) {
    static final PurgeResult NOTHING = new PurgeResult(0, 0, 0, 0, 0, 0, 0);

    static PurgeResult ofMessages(long messages, long replies) {
        return new PurgeResult(messages, replies, 0, 0, 0, 0, 0);
    }

    static PurgeResult ofRows(long receipts, long notices, long bindings) {
        return new PurgeResult(0, 0, receipts, notices, bindings, 0, 0);
    }

    static PurgeResult ofFiles(long files) {
        return new PurgeResult(0, 0, 0, 0, 0, files, 0);
    }

    static PurgeResult sparing(long messages) {
        return new PurgeResult(0, 0, 0, 0, 0, 0, messages);
    }

    /** Whether nothing was old. */
    public boolean isNothing() {
        return messages + replies + receipts + notices + bindings + files == 0;
    }

    PurgeResult plus(PurgeResult more) {
        return new PurgeResult(
                messages + more.messages,
                replies + more.replies,
                receipts + more.receipts,
                notices + more.notices,
                bindings + more.bindings,
                files + more.files,
                spared + more.spared);
    }
}
