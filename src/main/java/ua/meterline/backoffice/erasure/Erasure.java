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
 * @param notices deleted
 * @param bindings deleted: of the number, or of another number to the account
 * @param pages deleted: those of the cabinet that show one reading
 * @param logins deleted sessions, codes and accounts of the cabinet, and accounts of the registry that lost a number
 * @param files deleted mails and lists
 * @param undecided of the messages, those that wait for a decision
 * @param shared files that stay, because they hold messages of other customers, too
 */
public record Erasure(
        long messages,
        long replies,
        long receipts,
        long segments,
        long notices,
        long bindings,
        long pages,
        long logins,
        List<Path> files,
        List<Long> undecided,
        List<Path> shared) {
    public boolean isNothing() {
        return messages + replies + receipts + segments + notices + bindings + pages + logins + files.size() == 0;
    }
}
