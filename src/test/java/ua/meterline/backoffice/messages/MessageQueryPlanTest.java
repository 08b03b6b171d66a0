package ua.meterline.backoffice.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.store.QueryPlan;

/** What pages ask is looked up: by a key, by a message, or in a range of messages. */
class MessageQueryPlanTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select-keyed-messages",
                "select-messages-to-key",
                "select-messages-like-key",
                "select-matching-messages",
                "select-message-periods",
                "select-found-messages",
                "select-message-at",
                "select-message-parts",
                "select-hour-counts",
                "select-message",
                "select-message-segments",
                "select-message-readings",
                "select-message-reviews",
                "select-message-reply",
                "select-message-resends",
                "select-message-receipts",
                "select-message-batches",
                "resend-reply",
                "insert-reply-resend",
                "count-emptied-messages",
                "upsert-message-hours"
            })
    void scansNoTable(String statement) throws Exception {
        assertThat(QueryPlan.of(folder, statement))
                .isNotEmpty()
                .noneMatch(step -> step.matches("SCAN (?!found|pair|emptied|span|parts|counted).*")
                        && !step.contains("VIRTUAL TABLE")
                        && !step.startsWith("SCAN (subquery")
                        && !step.equals("SCAN CONSTANT ROW"));
    }

    @Test
    void looksAKeyUpInEachPart() throws Exception {
        assertThat(QueryPlan.of(folder, "select-keyed-messages"))
                .contains("SEARCH message_key USING PRIMARY KEY (part=? AND key=? AND message_id>? AND message_id<?)");
    }
}
