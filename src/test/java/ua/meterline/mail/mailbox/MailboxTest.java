package ua.meterline.mail.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ua.meterline.mail.mailbox.ScriptedImap.HANG_UP;
import static ua.meterline.mail.mailbox.ScriptedImap.SILENCE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.common.Backoff;
import ua.meterline.config.MailSettings.Server;
import ua.meterline.config.MailSettings.Tls;
import ua.meterline.inbox.InboxFolder;

/** Stores and marks mails as the route poll-mailbox does, also with a failing server. */
@Timeout(60)
class MailboxTest {
    private static final int CHUNK = 256 * 1024;

    @TempDir
    Path inbox;

    private final List<Long> delays = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    private ScriptedImap server;
    private Mailbox mailbox;

    @BeforeEach
    void open() throws Exception {
        server = new ScriptedImap();
        mailbox = mailbox("");
    }

    @AfterEach
    void close() throws Exception {
        mailbox.close();
        server.close();
    }

    @Test
    void storesAMailFetchedInChunks() throws Exception {
        server.deliver("a".repeat(2 * CHUNK + 1000));
        server.deliver("b".repeat(CHUNK));
        round();

        assertThat(files()).hasSize(2);
        assertThat(inbox.resolve(files().get(0))).content().hasSize(2 * CHUNK + 1000);
        assertThat(inbox.resolve(files().get(1))).content().hasSize(CHUNK);
        assertThat(server.seen()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void storesNothingOfAMailWhoseNextChunkIsRefused() throws Exception {
        for (String refusal : List.of("% NO [SERVERBUG] not now", "% OK but without it")) {
            server.script(command -> command.contains("<262144.") ? refusal : null);
            server.deliver("a".repeat(CHUNK + 1000));
            round();

            assertThat(files()).isEmpty();
            assertThat(server.seen()).isEmpty();
        }
    }

    @Test
    void backsOffWhileTheInboxIsNotWritable() throws Exception {
        server.deliver("a letter");
        Files.delete(inbox);
        rounds(5);

        assertThat(delays).containsExactly(8L, 16L, 32L, 64L, 128L);
        Files.createDirectory(inbox);
        round();
        server.script(command -> command.startsWith("SEARCH") ? HANG_UP : null);
        round();

        assertThat(server.seen()).containsExactly(1);
        assertThat(delays).endsWith(128L, 8L);
    }

    @Test
    void backsOffWhileTheServerDisconnectsOnIdle() {
        server.script(command -> command.equals("IDLE") ? HANG_UP : null);
        rounds(8);

        assertThat(delays).containsExactly(8L, 16L, 32L, 64L);
    }

    @Test
    void backsOffWhileTheServerDisconnectsAfterEachPollInterval() {
        server.capability("IMAP4rev1 AUTH=PLAIN");
        AtomicInteger searches = new AtomicInteger();
        server.script(command -> command.startsWith("SEARCH") && searches.incrementAndGet() % 2 == 0 ? HANG_UP : null);
        rounds(8);

        assertThat(delays).containsExactly(8L, 16L, 32L, 64L);
    }

    @Test
    void skipsAMailWithAMalformedResponse() {
        server.deliver("first");
        server.deliver("second");
        server.script(command -> command.startsWith("FETCH 1 (BODY") ? "* 1 FETCH (BODY[]<0> {x\r\n% OK done" : null);
        rounds(6);

        assertThat(server.seen()).containsExactly(2);
    }

    @Test
    void pollsAfterTheIntervalWithoutANotificationOfTheServer() {
        rounds(3);

        assertThat(server.heard("IDLE")).isEqualTo(2);
        assertThat(server.heard("SEARCH")).isEqualTo(3);
    }

    @Test
    void usesASingleConnection() throws Exception {
        mailbox.close();
        mailbox = mailbox("Done");
        server.deliver("a letter");
        rounds(4);

        assertThat(server.heard()).contains("IDLE").anyMatch(command -> command.startsWith("MOVE"));
        assertThat(server.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"STORE, ''", "MOVE, Done"})
    void continuesWithOtherMailsWhenMarkingFails(String refused, String doneFolder) throws Exception {
        mailbox.close();
        mailbox = mailbox(doneFolder);
        server.script(command -> command.startsWith(refused) ? "% NO [OVERQUOTA] no room" : null);
        server.deliver("first");
        rounds(4);
        server.deliver("second");
        rounds(3);

        assertThat(files()).hasSize(2);
        assertThat(server.heard("FETCH 1 (BODY")).isEqualTo(1);
        assertThat(server.heard(refused)).isEqualTo(4);
        assertThat(delays).hasSize(2);
        server.script(command -> null);
        now.set(Instant.now().plus(Duration.ofMinutes(61)));
        round();
        assertThat(doneFolder.isEmpty() ? server.seen() : server.moved()).containsExactlyInAnyOrder(1, 2);
    }

    @Test
    void reportsAFolderWithoutPermanentFlags() {
        server.permanentFlags("\\Answered");

        assertThatThrownBy(mailbox::waiting).hasMessageContaining("INBOX").hasMessageContaining("marked as seen");
        assertThat(mailbox.isConnected()).isFalse();
    }

    @Test
    void needsNoPermanentFlagsIfMailsAreMoved() throws Exception {
        mailbox.close();
        mailbox = mailbox("Done");
        server.permanentFlags("");

        assertThat(mailbox.waiting()).isEmpty();
    }

    @Test
    void reportsAReadOnlyFolder() {
        server.script(command -> command.startsWith("SELECT") ? "* 0 EXISTS\r\n% OK [READ-ONLY] read only" : null);

        assertThatThrownBy(mailbox::waiting)
                .satisfies(reason -> assertThat(MailServerFailure.of(reason)).contains("INBOX", "is read-only"));
    }

    /** Angus Mail keeps an object per mail in memory until the connection is closed. */
    @Test
    void reconnectsAfterTwoThousandMails() {
        for (int i = 0; i < 2_100; i++) {
            server.deliver("letter " + i);
        }
        rounds(42);

        assertThat(server.seen()).hasSize(2_100);
        assertThat(server.connections()).isEqualTo(2);
        assertThat(delays).isEmpty();
    }

    /** The server neither responds nor closes the connection. */
    @Test
    void detectsAnUnresponsiveServerWhileIdling() {
        AtomicBoolean unresponsive = new AtomicBoolean();
        server.script(command -> command.equals("IDLE") && !unresponsive.getAndSet(true)
                ? "+ idling"
                : unresponsive.get() ? SILENCE : null);
        rounds(2);

        assertThat(unresponsive).isTrue();
        assertThat(delays).hasSize(1);
        unresponsive.set(false);
        server.script(command -> null);
        round();
        assertThat(mailbox.isConnected()).isTrue();
        assertThat(server.connections()).isEqualTo(2);
    }

    private Mailbox mailbox(String doneFolder) throws IOException {
        Server address = new Server("127.0.0.1", server.port(), "meterline", "secret", null, Tls.NONE);
        return new Mailbox(
                ServerSession.imap(address, Duration.ofSeconds(2)),
                "INBOX",
                doneFolder,
                InboxFolder.open(inbox),
                Duration.ofMillis(50),
                new Backoff(Duration.ofMillis(8), Duration.ofHours(1), recordingDelays()),
                now::get);
    }

    /** Yields the largest jitter, which halves each delay, and records the full delays. */
    private RandomGenerator recordingDelays() {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return 0;
            }

            @Override
            public long nextLong(long bound) {
                delays.add(Duration.ofNanos(2 * (bound - 1)).toMillis());
                return bound - 1;
            }
        };
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            round();
        }
    }

    /** One pass of the route. */
    private void round() {
        try {
            mailbox.awaitMail();
            for (UnreadMail mail : mailbox.waiting()) {
                try {
                    mailbox.keep(mail);
                } catch (UnreadableMailException e) {
                    mailbox.skip(mail, e);
                }
            }
            mailbox.markDone();
        } catch (Exception e) {
            mailbox.failed(e);
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
