package ua.meterline.web.messages;

import java.util.List;
import ua.meterline.backoffice.messages.AccountStory;
import ua.meterline.backoffice.messages.MessagePage;
import ua.meterline.backoffice.messages.SearchPosition;
import ua.meterline.web.Chart;
import ua.meterline.web.Page;

/**
 * The page of an account.
 *
 * @param path of this page, to be followed by {@code at=POSITION}
 */
public record AccountView(AccountStory story, MessagePage messages, String path) {
    /** Null for none. */
    public String path(SearchPosition position) {
        return position == null ? null : path + "at=" + position;
    }

    /** The effective readings, for {@code data-chart}. */
    public String chart(Page page) {
        List<AccountStory.Reading> counting = story.counting();
        return Chart.of(counting.stream().map(AccountStory.Reading::period).toList())
                .line(
                        page.text("messages.account.chart"),
                        "accepted",
                        counting.stream().map(AccountStory.Reading::value).toList())
                .json();
    }
}
