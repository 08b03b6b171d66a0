package ua.meterline.mail.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ua.meterline.reading.language.Language;
import ua.meterline.route.StoreRouteTestSupport;
import ua.meterline.store.Sql;

/** The route store-letter-replies, its statements and its rows, against a real database. */
class StoreLetterRepliesRouteTest extends StoreRouteTestSupport {
    private static final String ALICE = "alice@mail.example";
    private static final int MOST_PER_DAY = 2;

    private Instant now = Instant.parse("2026-11-03T10:00:00Z");

    StoreLetterRepliesRouteTest() {
        super("store-letter-replies");
    }

    @Override
    protected void bindToRegistry(Registry parts) throws Exception {
        super.bindToRegistry(parts);
        parts.bind("letterReplyRows", new LetterReplyRows(() -> now, () -> now, () -> MOST_PER_DAY));
    }

    @BeforeEach
    void storeTheLetters() throws Exception {
        for (int id = 1; id <= 5; id++) {
            store.execute(
                    "INSERT INTO message (id, channel, sender, recipient, received_at, text, fingerprint, outcome)"
                            + " VALUES (" + id + ", 'email', 'a', 'b', 'c', 'd', x'00', 'accepted')");
        }
    }

    @Test
    void storesTheReplyWithItsHeaders() throws Exception {
        write(reply(1, "Alice@mail.example"));

        assertThat(store.rows("SELECT message_id, channel, recipient, text, state, reason, next_attempt_at FROM reply"))
                .containsExactly("1 email Alice@mail.example text pending null 2026-11-03T10:00:00.000Z");
        assertThat(store.rows("SELECT * FROM mail_reply"))
                .containsExactly("1 alice@mail.example 2026-11-03T10:00:00.000Z Re: gas <1@a> <0@a> <1@a>");
    }

    @Test
    void storesASuppressedReplyWithoutHeaders() throws Exception {
        write(LetterReply.suppressed(1, "", "automatic"));

        assertThat(store.rows("SELECT text, state, reason, next_attempt_at FROM reply"))
                .containsExactly(" suppressed automatic null");
        assertThat(store.rows("SELECT * FROM mail_reply")).isEmpty();
    }

    /** The same file may be imported again, for example after a crash. */
    @Test
    void storesAtMostOneReplyForEachLetter() throws Exception {
        write(reply(1, ALICE), reply(1, ALICE));
        store.execute("UPDATE reply SET state = 'sent'");
        write(reply(1, ALICE));

        assertThat(store.rows("SELECT message_id, state FROM reply")).containsExactly("1 sent");
        assertThat(store.rows("SELECT message_id FROM mail_reply")).containsExactly("1");
    }

    @Test
    void keepsNoHeadersForALetterThatWasPurged() throws Exception {
        write(reply(1, ALICE));
        store.execute("DELETE FROM mail_reply");
        write(reply(1, ALICE));

        assertThat(store.rows("SELECT * FROM mail_reply")).isEmpty();
    }

    @Test
    void suppressesRepliesBeyondTheDailyLimitOfAnAddress() throws Exception {
        write(reply(1, ALICE), reply(2, "ALICE@mail.example"), reply(3, ALICE), reply(4, "bob@mail.example"));
        assertThat(states())
                .containsExactly("1 pending null", "2 pending null", "3 suppressed too-many", "4 pending null");

        now = now.plus(Duration.ofHours(24));
        write(reply(5, ALICE));
        assertThat(states()).contains("5 pending null");
    }

    @Test
    void doesNotLimitRepliesToAnAddressWhenTheLimitIsZero() throws Exception {
        LetterReplyRows unlimited = new LetterReplyRows(() -> now, () -> now, () -> 0);
        List<LetterReply> replies = List.of(reply(1, ALICE), reply(2, ALICE), reply(3, ALICE));
        try (Connection connection = store.database.writer().getConnection()) {
            for (Map<String, Object> row : unlimited.headers(replies)) {
                Sql.named("insert-mail-reply").update(connection, row);
            }
            for (Map<String, Object> row : unlimited.replies(replies)) {
                Sql.named("insert-letter-reply").update(connection, row);
            }
        }

        assertThat(states()).containsExactly("1 pending null", "2 pending null", "3 pending null");
    }

    private List<String> states() throws Exception {
        return store.rows("SELECT message_id, state, reason FROM reply ORDER BY message_id");
    }

    private static LetterReply reply(long messageId, String recipient) {
        return LetterReply.of(
                messageId,
                recipient,
                new ComposedReply(Language.ENGLISH, "Re: gas", "text", "<1@a>", List.of("<0@a>", "<1@a>")));
    }

    private void write(LetterReply... replies) {
        assertThat(send("group:store-letter-replies", List.of(replies)).getException())
                .isNull();
    }
}
