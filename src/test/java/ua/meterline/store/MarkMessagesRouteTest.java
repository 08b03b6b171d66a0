package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import ua.meterline.operations.MessageMarks;
import ua.meterline.operations.RecurringTasks;
import ua.meterline.route.StoreRouteTestSupport;

/** The route mark-messages, against a real database. */
class MarkMessagesRouteTest extends StoreRouteTestSupport {
    private Instant now = Instant.parse("2026-11-03T09:00:00Z");

    MarkMessagesRouteTest() {
        super("mark-messages");
    }

    @Override
    protected void replaceEdges() throws Exception {
        context.getRegistry().bind("messageMarks", new MessageMarks(() -> now));
        context.getRegistry().bind("recurringTasks", new RecurringTasks());
        advise("mark-messages", route -> route.replaceFromWith(entryOf("mark-messages")));
    }

    @Test
    void notesTheLastMessageAtEachTimeOnce() throws Exception {
        mark();
        store.execute(
                "INSERT INTO message VALUES (7, 'sms', '1', '2', '2026-11-03T09:30:00.000Z', '', NULL, x'', 'accepted', NULL)");
        mark();
        now = Instant.parse("2026-11-03T10:00:00Z");
        mark();

        assertThat(store.rows("SELECT * FROM message_mark ORDER BY 1"))
                .containsExactly("2026-11-03T09:00:00.000Z 0", "2026-11-03T10:00:00.000Z 7");
    }

    private void mark() {
        assertThat(send(entryOf("mark-messages"), null).getException()).isNull();
    }
}
