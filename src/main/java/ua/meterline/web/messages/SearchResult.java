package ua.meterline.web.messages;

import java.util.List;
import ua.meterline.backoffice.messages.InboxFiles;
import ua.meterline.backoffice.messages.MessagePage;
import ua.meterline.backoffice.messages.SearchPosition;

/**
 * A page of the search.
 *
 * @param page null where a field is wrong
 * @param quarantined files that could not be imported; empty unless errors are searched for
 * @param turn how often the page went on by itself, because nothing was found yet
 */
public record SearchResult(SearchForm form, MessagePage page, List<InboxFiles.Quarantined> quarantined, int turn) {
    /** How many times a page continues the search by itself; each search takes some hundredths of a second. */
    private static final int MOST_TURNS = 200;

    /** Leads to the page at a position; null for none. */
    public String path(SearchPosition position) {
        return position == null ? null : path() + "at=" + position;
    }

    private String path() {
        String query = form.query();
        return "/messages?" + (query.isEmpty() ? "" : query + "&");
    }

    /** Where the search goes on in place of this one; null where it does not. */
    public String nextTurn() {
        boolean goesOn = page.searchedBackTo() != null && page.messages().isEmpty() && turn < MOST_TURNS;
        return goesOn ? path(page.older()) + "&turn=" + (turn + 1) : null;
    }
}
