package ua.meterline.backoffice.messages;

import static ua.meterline.store.Rows.row;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.Sql;
import ua.meterline.store.StoreUnavailableException;
import ua.meterline.store.UtcTime;

/**
 * One request of a search: goes through the ids in blocks, in either direction. Each block is a read of its own, and
 * lies within a part of the index, or is made of several. For use by one thread.
 */
final class MessageWalk {
    private static final long PART = 1L << IndexState.PART_BITS;
    /** Of messages that are read: the time is looked at after each block. */
    private static final long FIRST_BLOCK = 1_024;

    private static final long LARGEST_BLOCK = 4_096;
    /** Of candidates, which are looked up: so many parts at once, as long as there are few in them. */
    private static final long LARGEST_LOOKUP = 64 * PART;

    private static final int FEW = 500;
    /** How often the time is looked at among candidates. */
    private static final int CHECKED = 32;

    private final DatabaseAccess database;
    private final MessageMatcher matcher;
    private final IndexState state;
    /** Null for all messages. */
    private final Candidates candidates;
    /** Those worth a look, of the counted ones; null for all. */
    private final BitSet parts;

    private final MessageSearch.Limits limits;
    private final long end;
    private long rows;
    private long block;
    /** Where a block ended because of the limit; 0 while none did. */
    private long stoppedAt;

    private MessageWalk(
            DatabaseAccess database,
            MessageMatcher matcher,
            IndexState state,
            Candidates candidates,
            BitSet parts,
            MessageSearch.Limits limits) {
        this.database = database;
        this.matcher = matcher;
        this.state = state;
        this.candidates = candidates;
        this.parts = parts;
        this.limits = limits;
        // A lookup is to end: there is nothing to be gained from half of it.
        this.end =
                System.nanoTime() + (candidates == null ? 1 : 4) * limits.time().toNanos();
        this.block = candidates == null ? FIRST_BLOCK : PART;
    }

    static MessageWalk begin(
            DatabaseAccess database,
            MessageMatcher matcher,
            MessageFilter filter,
            InboxFiles files,
            KeysAhead ahead,
            MessageSearch.Limits limits)
            throws StoreUnavailableException, IOException {
        List<KeySlice> slices = ahead.slices();
        return database.<MessageWalk, IOException>read(connection -> {
            IndexState state = IndexState.of(connection);
            return new MessageWalk(
                    database,
                    matcher,
                    state,
                    candidates(connection, filter, files, state, slices),
                    parts(connection, matcher),
                    limits);
        });
    }

    private static Candidates candidates(
            Connection connection, MessageFilter filter, InboxFiles files, IndexState state, List<KeySlice> ahead)
            throws SQLException, IOException {
        List<MessageKeys.Wanted> keys = new ArrayList<>();
        SortedSet<Long> known = new TreeSet<>();
        if (filter.account() != null) {
            keys.add(MessageKeys.Wanted.account(filter.account()));
            known.addAll(ofReadings(connection, filter.account().digits()));
        }
        if (filter.number() != null) {
            keys.add(MessageKeys.Wanted.address(filter.number()));
        }
        if (filter.file() == null) {
            return keys.isEmpty() ? null : new Candidates(keys, known, state.keyed(), ahead);
        }
        SortedSet<Long> ofFile = files.messagesOf(connection, filter.file());
        if (!keys.isEmpty()) {
            Candidates keyed = new Candidates(keys, known, state.keyed(), ahead);
            SortedSet<Long> both = new TreeSet<>();
            for (long id : ofFile) {
                both.addAll(keyed.in(connection, id, id));
            }
            ofFile = both;
        }
        return new Candidates(List.of(), ofFile, state.keyed(), List.of());
    }

    private static List<Long> ofReadings(Connection connection, String account) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement query = Sql.prepare(connection, "select-dossier-ids", "account", account);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
        return ids;
    }

    private static BitSet parts(Connection connection, MessageMatcher matcher) throws SQLException {
        Map<String, Object> parameters = matcher.parts();
        if (parameters == null) {
            return null;
        }
        BitSet parts = new BitSet();
        try (PreparedStatement query = Sql.named("select-message-parts").prepare(connection, parameters);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                parts.set(row.getInt("part"));
            }
        }
        return parts;
    }

    private boolean isWorthALook(long first, long last) {
        if (candidates != null && candidates.keys().isEmpty()) {
            return !candidates.known().subSet(first, last + 1).isEmpty();
        }
        int part = parts == null ? 0 : parts.nextSetBit((int) IndexState.part(first));
        return parts == null || last > state.counted() || part >= 0 && part <= IndexState.part(last);
    }

    /** The first id of a block that ends with this one. */
    private long firstOfBlock(long last) {
        long part = last & -PART;
        boolean several = candidates != null && last <= candidates.lookedUp();
        return Math.max(1, several ? part - (block - PART) : Math.max(part, last - block + 1));
    }

    /** The last id of a block that begins with this one. */
    private long lastOfBlock(long first) {
        long part = first | (PART - 1);
        if (candidates == null) {
            return Math.min(state.last(), Math.min(part, first + block - 1));
        }
        return Math.min(state.last(), Math.max(part, Math.min(candidates.lookedUp(), part + (block - PART))));
    }

    private void grow(long ids) {
        if (candidates == null) {
            block = Math.min(4 * block, LARGEST_BLOCK);
        } else {
            block = ids < FEW ? Math.min(4 * block, LARGEST_LOOKUP) : PART;
        }
    }

    /** A page of older messages, from the position on. */
    MessagePage older(SearchPosition position) throws StoreUnavailableException {
        List<Long> found = new ArrayList<>();
        long next = Math.min(position.message() - 1, state.last());
        while (next >= 1 && found.size() <= limits.page() && !isLimitReached()) {
            long first = firstOfBlock(next);
            if (isWorthALook(Math.min(first, Math.max(1, next & -PART)), next)) {
                found.addAll(block(first, next, limits.page() + 1 - found.size(), true));
            } else {
                first = Math.min(first, Math.max(1, next & -PART));
            }
            next = stoppedAt == 0 ? first - 1 : stoppedAt - 1;
        }
        boolean more = found.size() > limits.page();
        List<Long> shown = more ? found.subList(0, limits.page()) : found;
        boolean stopped = !more && next >= 1;
        SearchPosition newer = position.equals(SearchPosition.NEWEST)
                ? null
                : SearchPosition.after(shown.isEmpty() ? position.message() - 1 : shown.get(0));
        SearchPosition older = more ? SearchPosition.before(shown.get(shown.size() - 1)) : null;
        return answer(shown, newer, stopped ? SearchPosition.before(next + 1) : older, stopped ? next : 0);
    }

    /** A page of newer messages, next to the position; {@link MessagePage#newer} is null when there are no more. */
    MessagePage newer(SearchPosition position) throws StoreUnavailableException {
        List<Long> found = new ArrayList<>();
        long next = Math.max(1, position.message() + 1);
        while (next <= state.last() && found.size() <= limits.page() && !isLimitReached()) {
            long last = lastOfBlock(next);
            long endOfPart = Math.min(state.last(), next | (PART - 1));
            if (isWorthALook(next, Math.max(last, endOfPart))) {
                List<Long> some = block(next, last, limits.page() + 1 - found.size(), false);
                Collections.reverse(some);
                found.addAll(some);
            } else {
                last = Math.max(last, endOfPart);
            }
            next = stoppedAt == 0 ? last + 1 : stoppedAt + 1;
        }
        boolean more = found.size() > limits.page();
        List<Long> shown = new ArrayList<>(more ? found.subList(0, limits.page()) : found);
        boolean stopped = !more && next <= state.last();
        SearchPosition newer = more ? SearchPosition.after(shown.get(shown.size() - 1)) : null;
        SearchPosition older = SearchPosition.before(shown.isEmpty() ? position.message() + 1 : shown.get(0));
        Collections.reverse(shown);
        return answer(shown, stopped ? SearchPosition.after(next - 1) : newer, older, stopped ? next - 1 : 0);
    }

    private boolean isLimitReached() {
        return stoppedAt != 0 || rows >= limits.rows() || System.nanoTime() >= end;
    }

    /**
     * The matching ids of a block, newest first: the newest ones, or those that come first when going to newer ones.
     */
    private List<Long> block(long first, long last, int most, boolean newestFirst) throws StoreUnavailableException {
        return database.read(connection -> {
            if (candidates != null) {
                return amongCandidates(connection, first, last, most, newestFirst);
            }
            rows += last - first + 1;
            grow(0);
            List<Long> found = matcher.among(connection, first, last, newestFirst ? most : Integer.MAX_VALUE);
            return new ArrayList<>(newestFirst ? found : found.subList(Math.max(0, found.size() - most), found.size()));
        });
    }

    private List<Long> amongCandidates(Connection connection, long first, long last, int most, boolean newestFirst)
            throws SQLException {
        List<Long> ids = new ArrayList<>(candidates.in(connection, first, last));
        rows += Math.max(0, last - Math.max(first - 1, candidates.lookedUp()));
        grow(ids.size());
        if (newestFirst) {
            Collections.reverse(ids);
        }
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < ids.size() && found.size() < most; i++) {
            found.addAll(matcher.among(connection, ids.get(i), ids.get(i), 1));
            rows++;
            if (i % CHECKED == CHECKED - 1 && isLimitReached()) {
                stoppedAt = ids.get(i);
                break;
            }
        }
        if (!newestFirst) {
            Collections.reverse(found);
        }
        return found;
    }

    private MessagePage answer(List<Long> ids, SearchPosition newer, SearchPosition older, long searched)
            throws StoreUnavailableException {
        return database.read(connection -> {
            List<FoundMessage> messages = new ArrayList<>();
            try (PreparedStatement query =
                            Sql.prepare(connection, "select-found-messages", "messages", ids.toString());
                    ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    messages.add(FoundMessage.of(row));
                }
            }
            return new MessagePage(messages, newer, older, searched == 0 ? null : receivedAt(connection, searched));
        });
    }

    private static Instant receivedAt(Connection connection, long message) throws SQLException {
        try (PreparedStatement query = Sql.named("select-message-at").prepare(connection, row("id", message));
                ResultSet row = query.executeQuery()) {
            return row.next() ? UtcTime.parse(row.getString(1)) : Instant.EPOCH;
        }
    }
}
