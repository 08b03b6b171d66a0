package ua.meterline.mail.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.outbox.Reply;

class ReplyMailTest {
    private static final Instant THEN = Instant.parse("2026-11-05T20:00:00.123Z");

    @Test
    void hasOneMessageIdForAllAttemptsAndADifferentOneForEachReply() throws Exception {
        assertThat(mail(1, "a@b.example", "Re: x").getMessageID())
                .isEqualTo(mail(1, "a@b.example", "Re: x").getMessageID())
                .isNotEqualTo(mail(2, "a@b.example", "Re: x").getMessageID())
                .isNotEqualTo(mail(1, "c@b.example", "Re: x").getMessageID());
    }

    @Test
    void isMarkedAsAutomatic() throws Exception {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        mail(1, "a@b.example", "Re: Показання").writeTo(raw);

        assertThat(raw.toString(StandardCharsets.US_ASCII))
                .contains(
                        "\r\nAuto-Submitted: auto-replied\r\n",
                        "\r\nX-Auto-Response-Suppress: All\r\n",
                        "\r\nIn-Reply-To: <2@c.example>\r\n",
                        "\r\nReferences: <1@c.example>\r\n <2@c.example>\r\n",
                        "\r\nTo: a@b.example\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example,c@d.example", "a@b.example\r\nBcc: c@d.example", "nobody", "", "a b@c"})
    void goesToOneAddressOrNone(String recipient) {
        assertThatThrownBy(() -> mail(1, recipient, "Re: x")).isInstanceOf(MessagingException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Re: x\r\nBcc: c@d.example", "Re: x\ny", "\u0000"})
    void hasASubjectOfOneLineOrNone(String subject) {
        assertThatThrownBy(() -> mail(1, "a@b.example", subject)).isInstanceOf(MessagingException.class);
    }

    private static ReplyMail mail(long id, String recipient, String subject) throws MessagingException {
        Reply reply = new Reply(id, recipient, "Ваши показания приняты", null, 0, 0);
        return new ReplyMail(
                Session.getInstance(new Properties()),
                "contact@zk.104.ua",
                new MailReply(reply, subject, "<2@c.example>", "<1@c.example> <2@c.example>", THEN));
    }
}
