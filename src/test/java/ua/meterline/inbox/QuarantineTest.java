package ua.meterline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.reading.Fingerprint;

class QuarantineTest {
    private static final String MORE_THAN_IS_LOOKED_AT = "0501234567;12345\n".repeat(70_000);

    private Instant now = Instant.EPOCH;
    private final FilesLeftAlone leftAlone = new FilesLeftAlone(() -> now);
    private final Quarantine quarantine = new Quarantine("contact@zk.104.ua", failure -> false, leftAlone);

    @TempDir
    private Path inbox;

    @Test
    void knowsAFileAgainAfterACrash() throws Exception {
        assertThat(fingerprint("list.csv", MORE_THAN_IS_LOOKED_AT))
                .isEqualTo(fingerprint("list.csv", MORE_THAN_IS_LOOKED_AT));
    }

    /** As a list is to which rows are added each month. */
    @Test
    void tellsAFileFromOneThatHasGrown() throws Exception {
        assertThat(fingerprint("list.csv", MORE_THAN_IS_LOOKED_AT + "0501234568;11\n"))
                .isNotEqualTo(fingerprint("list.csv", MORE_THAN_IS_LOOKED_AT));
    }

    /** Neither can be opened: a FIFO would be waited for. */
    @Test
    void knowsWhatIsNoFileByItsNameAndTime() throws Exception {
        Path link = Files.createSymbolicLink(inbox.resolve("a.eml"), inbox.resolve("nowhere"));
        Path fifo = inbox.resolve("b.eml");
        assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor())
                .isZero();

        assertThat(fingerprint(link)).isEqualTo(fingerprint(link)).isNotEqualTo(fingerprint(fifo));
        assertThat(fingerprint(fifo)).isEqualTo(fingerprint(fifo));
    }

    /** Root may read everything. */
    @Test
    void putsAsideWhatMayNotBeRead() throws Exception {
        Path file = Files.writeString(inbox.resolve("a.eml"), "secret");
        Files.setPosixFilePermissions(file, Set.of());
        assumeThat(Files.isReadable(file)).isFalse();

        assertThatThrownBy(() -> FileReader.read(new InboxFile(file, Instant.EPOCH), 100))
                .isInstanceOfSatisfying(
                        UnusableFileException.class,
                        unusable -> assertThat(unusable.reason()).isEqualTo("unreadable"));
        assertThat(fingerprint(file)).isEqualTo(fingerprint(file));
    }

    @Test
    void leavesAFileAloneForAMinuteWhenTheStoreIsNotToBlame() {
        InboxFile file = new InboxFile(inbox.resolve("a.eml"), now);

        quarantine.postponed(file, new IOException("no room for it in failed/"));
        assertThat(leftAlone.contains(file.path())).isTrue();
        now = now.plusSeconds(61);
        assertThat(leftAlone.contains(file.path())).isFalse();

        new Quarantine("contact@zk.104.ua", failure -> true, leftAlone).postponed(file, new IOException("busy"));
        assertThat(leftAlone.contains(file.path())).isFalse();
    }

    /** The first cause of a store that was too slow is a TimeoutException, which could be anybody's. */
    @Test
    void isToldTheWholeFailureByTheRoute() throws Exception {
        Quarantine storeIsToBlame = new Quarantine(
                "contact@zk.104.ua", failure -> failure.getMessage().equals("not written in time"), leftAlone);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:import")
                            .doTry()
                            .process(exchange -> {
                                throw new IllegalStateException("not written in time", new TimeoutException());
                            })
                            .doCatch(Exception.class)
                            .bean(storeIsToBlame, "trouble");
                }
            });
            context.start();

            assertThat(context.createProducerTemplate()
                            .send("direct:import", exchange -> {})
                            .getException())
                    .hasMessage("not written in time");
        }
    }

    private Fingerprint fingerprint(String name, String content) throws Exception {
        return fingerprint(Files.writeString(inbox.resolve(name), content));
    }

    private Fingerprint fingerprint(Path file) throws Exception {
        return quarantine
                .message(new InboxFile(file, Instant.EPOCH), new FileProblem("too-large", "It is too large."))
                .fingerprint();
    }
}
