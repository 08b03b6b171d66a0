package ua.meterline.backoffice.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.backoffice.staff.Actor;

class ReplyResendTest {
    private static final Instant NOW = Instant.parse("2026-11-04T08:00:00Z");
    private static final Actor OLENA = new Actor("olena", "127.0.0.1");

    @TempDir
    Path folder;

    private MessageTable messages;
    private ReplyResend replies;

    @BeforeEach
    void open() throws Exception {
        messages = new MessageTable(folder);
        messages.accepted(MessageTable.NUMBER, "0501234567 1250");
        replies = new ReplyResend(messages.access, () -> NOW);
    }

    @AfterEach
    void close() throws Exception {
        messages.close();
    }

    private void reply(String state, String recipient) throws Exception {
        messages.execute(
                "INSERT INTO reply (message_id, channel, recipient, text, state, reason, attempts,"
                        + " unanswered, changed_at)"
                        + " VALUES (1, 'sms', ?, 'Thank you', ?, 'no-response', 3, 3, 'x')",
                recipient,
                state);
    }

    @Test
    void aFailedReplyIsDueAndAllItsAttemptsAreOpenAgain() throws Exception {
        reply("failed", MessageTable.NUMBER);
        assertThat(replies.resend(1, OLENA)).isEqualTo(ReplyResend.Result.RESENT);

        assertThat(messages.rows("SELECT state, attempts, unanswered, next_attempt_at, reason FROM reply"))
                .containsExactly("pending 3 0 2026-11-04T08:00:00.000Z no-response");
        assertThat(messages.rows("SELECT message_id, requested_by, requested_at, reason, attempts FROM reply_resend"))
                .containsExactly("1 olena 2026-11-04T08:00:00.000Z no-response 3");
        assertThat(messages.rows("SELECT who, action, object_kind, object_id, address FROM audit_entry"))
                .containsExactly("olena resend message 1 127.0.0.1");
    }

    @Test
    void aDoubleClickResendsItOnce() throws Exception {
        reply("failed", MessageTable.NUMBER);
        replies.resend(1, OLENA);
        assertThat(replies.resend(1, OLENA)).isEqualTo(ReplyResend.Result.NOT_FAILED);
        assertThat(messages.rows("SELECT count(*) FROM audit_entry")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "sent", "delivered", "suppressed"})
    void anyOtherStateStays(String state) throws Exception {
        reply(state, MessageTable.NUMBER);
        assertThat(replies.resend(1, OLENA)).isEqualTo(ReplyResend.Result.NOT_FAILED);
        assertThat(messages.rows("SELECT state FROM reply")).containsExactly(state);
        assertThat(messages.rows("SELECT count(*) FROM reply_resend")).containsExactly("0");
    }

    @Test
    void aPurgedReplyCannotBeSent() throws Exception {
        reply("failed", "");
        assertThat(replies.resend(1, OLENA)).isEqualTo(ReplyResend.Result.EMPTIED);
        assertThat(replies.resend(2, OLENA)).isEqualTo(ReplyResend.Result.NONE);
    }
}
