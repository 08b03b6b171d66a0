package ua.meterline.backoffice.messages;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.Rows;
import ua.meterline.store.Sql;
import ua.meterline.store.UtcTime;

/**
 * Finds SMS from one number that name one account and were rejected, by the index behind the intake: the intake writes
 * nothing for it. Of the messages that are not in the index yet, only the last ones are looked at; there are more only
 * while the index catches up.
 */
public final class RejectedMessages {
    /** Each is read, which takes some milliseconds for all. */
    static final long UNINDEXED = 4 * MessageIndexer.SLICE;

    /** In each part of the index a key is looked up: some milliseconds for all. */
    private static final long INDEXED = 1_024L << IndexState.PART_BITS;

    private static final Sql BEFORE = Sql.named("select-last-message-before");
    private static final Sql SELECT = Sql.named("select-rejected-messages");

    private RejectedMessages() {}

    /**
     * A rejected SMS.
     *
     * @param reason see {@link ua.meterline.reading.RejectionReason#label}
     */
    public record Rejected(Instant received, String text, String reason) {}

    /**
     * The last ones, the newest first.
     *
     * @param number in E.164 form
     * @param since what was stored more than an hour before is not found
     */
    public static List<Rejected> of(
            Connection connection, AccountNumber account, String number, Instant since, int atMost)
            throws SQLException {
        List<Rejected> found = new ArrayList<>();
        try (PreparedStatement query = SELECT.prepare(
                        connection,
                        Rows.row(
                                "messages",
                                candidates(connection, account, number, since).toString(),
                                "number",
                                number,
                                "limit",
                                atMost));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(new Rejected(
                        UtcTime.parse(row.getString("received_at")), row.getString("text"), row.getString("reason")));
            }
        }
        return found;
    }

    private static SortedSet<Long> candidates(
            Connection connection, AccountNumber account, String number, Instant since) throws SQLException {
        IndexState state = IndexState.of(connection);
        long before = BEFORE.number(connection, Rows.row("before", UtcTime.format(since)));
        long first = 1 + Math.max(before, state.last() - INDEXED);
        Candidates candidates = new Candidates(
                List.of(MessageKeys.Wanted.address(number), MessageKeys.Wanted.account(account)),
                Collections.emptySortedSet(),
                state.keyed(),
                List.of());
        SortedSet<Long> ids = new TreeSet<>();
        if (first <= state.keyed()) {
            ids.addAll(candidates.in(connection, first, state.keyed()));
        }
        long tail = Math.max(Math.max(first, state.keyed() + 1), state.last() - UNINDEXED + 1);
        ids.addAll(candidates.in(connection, tail, state.last()));
        return ids;
    }
}
