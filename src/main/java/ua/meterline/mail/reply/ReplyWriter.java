package ua.meterline.mail.reply;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import ua.meterline.mail.mailbox.SendResult;
import ua.meterline.mail.mailbox.ServerSession;
import ua.meterline.outbox.LostClaimException;
import ua.meterline.outbox.Outbox;
import ua.meterline.outbox.Reply;

/** Claims due replies, and writes each as the mail that camel-mail sends unchanged. Thread-safe. */
public final class ReplyWriter implements Processor {
    public static final String REPLY = "reply";

    private final Outbox outbox;
    private final ServerSession server;
    private final String ourAddress;

    public ReplyWriter(Outbox outbox, ServerSession server, String ourAddress) {
        this.outbox = outbox;
        this.server = server;
        this.ourAddress = ourAddress;
    }

    /** Claims the replies that are not in flight. */
    public List<MailReply> claim(@Body List<MailReply> due) {
        Set<Reply> claimed =
                Set.copyOf(outbox.claim(due.stream().map(MailReply::reply).toList()));
        return due.stream().filter(mail -> claimed.contains(mail.reply())).toList();
    }

    /**
     * Removes all headers: only the settings say where mails are sent. The reply stays in a property for
     * {@link SendResult}.
     *
     * @throws LostClaimException when another node may have sent it
     */
    @Override
    public void process(Exchange exchange) throws MessagingException, LostClaimException {
        MailReply mail = exchange.getMessage().getBody(MailReply.class);
        exchange.setProperty(REPLY, mail);
        if (!outbox.holds(mail.reply())) {
            throw new LostClaimException();
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(new ReplyMail(server.session(), ourAddress, mail));
    }
}
