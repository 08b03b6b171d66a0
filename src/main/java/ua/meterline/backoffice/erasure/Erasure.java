package ua.meterline.backoffice.erasure;

import java.nio.file.Path;
import java.util.List;

/**
 * What was erased, or would be.
 *
 * @param messages emptied
 * @param replies emptied
 * @param receipts deleted
 * @param segments deleted
 * @param files deleted mails and lists
 * @param undecided of the messages, those that wait for a decision
 * @param shared files that stay, because they hold messages of other customers, too
 */
public record Erasure(
        long messages,
        long replies,
        long receipts,
        long segments,
        List<Path> files,
        List<Long> undecided,
        List<Path> shared) {
    public boolean isNothing() {
        return messages + replies + receipts + segments + files.size() == 0;
    }
}
