package ua.meterline.route;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.mail.mailbox.UnreadMail;
import ua.meterline.mail.mailbox.UnreadableMailException;

/** The route poll-mailbox: in which order mails are kept and marked as done, and what a failure stops. */
class PollMailboxRouteTest extends RouteTestSupport {
    private final ScriptedMailbox mailbox = new ScriptedMailbox();

    private boolean leads = true;

    PollMailboxRouteTest() {
        super("poll-mailbox");
    }

    @Override
    protected void bindToRegistry(Registry parts) {
        parts.bind("mailbox", mailbox);
        parts.unbind("cluster");
        parts.bind("cluster", new Leadership());
    }

    @Override
    protected void replaceEdges() throws Exception {
        context.getPropertiesComponent().addInitialProperty("meterline.mail.imap.on", "true");
        advise("poll-mailbox", route -> route.replaceFromWith(entryOf("poll-mailbox")));
    }

    @Test
    void leavesTheMailboxToTheNodeThatPollsIt() throws Exception {
        leads = false;

        assertThat(send(entryOf("poll-mailbox"), null).getException()).isNull();

        assertThat(mailbox.calls).containsExactly("stand by");
    }

    @Test
    void marksMailsAsDoneAfterAllOfThemAreKept() {
        poll();

        assertThat(mailbox.calls).containsExactly("await", "list", "keep 1", "keep 2", "keep 3", "mark done");
    }

    @Test
    void skipsUnreadableMailsAndKeepsThoseBehindThem() {
        mailbox.failures.put("keep 1", new UnreadableMailException("no such mail", null));
        mailbox.failures.put("keep 2", new UnreadableMailException("no such mail", null));

        poll();

        assertThat(mailbox.calls)
                .containsExactly(
                        "await",
                        "list",
                        "keep 1",
                        "skip 1: no such mail",
                        "keep 2",
                        "skip 2: no such mail",
                        "keep 3",
                        "mark done");
    }

    /** What was kept is marked after the reconnect, or kept again under the same name. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"await", "list", "keep 2", "mark done"})
    void stopsAtAFailureOfTheServerAndReconnects(String failing) {
        mailbox.failures.put(failing, new MessagingException("connection reset"));

        poll();

        List<String> whole = List.of("await", "list", "keep 1", "keep 2", "keep 3", "mark done");
        List<String> expected = new ArrayList<>(whole.subList(0, whole.indexOf(failing) + 1));
        expected.add("failed: connection reset");
        assertThat(mailbox.calls).isEqualTo(expected);
    }

    @Test
    void marksNothingElseWhenNoMailIsWaiting() {
        mailbox.waiting = List.of();

        poll();

        assertThat(mailbox.calls).containsExactly("await", "list", "mark done");
    }

    /** The route runs again at once, so that a failure must not reach the scheduler. */
    private void poll() {
        Exchange polled = send(entryOf("poll-mailbox"), null);

        assertThat(polled.getException()).isNull();
    }

    /** In the place of the mailbox: it writes down each call, and fails where told to. */
    /** Whether this node polls the mailbox. */
    public final class Leadership {
        public boolean leads(String work) {
            return leads && work.equals("mailbox");
        }
    }

    public static final class ScriptedMailbox {
        private final List<String> calls = new ArrayList<>();
        private final Map<String, Exception> failures = new HashMap<>();
        private List<UnreadMail> waiting = LongStream.rangeClosed(1, 3)
                .mapToObj(uid -> new UnreadMail("inbox", 7, uid))
                .toList();

        public void standBy() throws Exception {
            call("stand by");
        }

        public void awaitMail() throws Exception {
            call("await");
        }

        public List<UnreadMail> waiting() throws Exception {
            call("list");
            return waiting;
        }

        public void keep(UnreadMail mail) throws Exception {
            call("keep " + mail.uid());
        }

        public void skip(UnreadMail mail, @ExchangeException UnreadableMailException reason) {
            calls.add("skip " + mail.uid() + ": " + reason.getMessage());
        }

        public void markDone() throws Exception {
            call("mark done");
        }

        public void failed(@ExchangeException Exception reason) {
            calls.add("failed: " + reason.getMessage());
        }

        private void call(String name) throws Exception {
            calls.add(name);
            if (failures.containsKey(name)) {
                throw failures.get(name);
            }
        }
    }
}
