package ua.meterline.backoffice.messages;

import java.io.IOException;
import java.time.Duration;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.store.StoreUnavailableException;

/**
 * Searches the messages, newest first, page by page. Account, number and file are looked up; all else is looked for
 * from one message to the next. A request reads so many rows, and takes so long, at most; then it answers with what it
 * found, says how far it came, and the next one continues there. Thread-safe.
 */
public final class MessageSearch {
    public static final int PAGE = 50;

    /** A page is to come within 150 ms, and to leave the processors to the intake. */
    private static final Limits STANDARD = new Limits(PAGE, 300_000, Duration.ofMillis(30));

    /**
     * @param page messages on a page
     * @param rows that a request reads at most; the last block may exceed it
     * @param time that a request takes; the last block may exceed it
     */
    record Limits(int page, long rows, Duration time) {}

    private final DatabaseAccess database;
    private final BillingCalendar calendar;
    private final InboxFiles files;
    private final KeysAhead ahead;
    private final Limits limits;

    /** @param ahead what the index of the messages does not have yet */
    public MessageSearch(DatabaseAccess database, BillingCalendar calendar, InboxFiles files, KeysAhead ahead) {
        this(database, calendar, files, ahead, STANDARD);
    }

    MessageSearch(DatabaseAccess database, BillingCalendar calendar, InboxFiles files, KeysAhead ahead, Limits limits) {
        this.database = database;
        this.calendar = calendar;
        this.files = files;
        this.ahead = ahead;
        this.limits = limits;
    }

    /**
     * @throws StoreUnavailableException when the database cannot be read
     * @throws IOException when the folder of the files cannot be read
     */
    public MessagePage page(MessageFilter filter, SearchPosition position)
            throws StoreUnavailableException, IOException {
        MessageWalk walk = walk(filter);
        if (!position.newer()) {
            return walk.older(position);
        }
        MessagePage newer = walk.newer(position);
        // The newest page is full, as far as there are messages.
        return newer.newer() == null ? walk(filter).older(SearchPosition.NEWEST) : newer;
    }

    private MessageWalk walk(MessageFilter filter) throws StoreUnavailableException, IOException {
        return MessageWalk.begin(database, new MessageMatcher(filter, calendar), filter, files, ahead, limits);
    }
}
