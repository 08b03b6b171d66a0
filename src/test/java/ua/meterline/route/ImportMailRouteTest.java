package ua.meterline.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.Registry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import ua.meterline.common.Cooldown;
import ua.meterline.common.CsvDialect;
import ua.meterline.common.MailAddress;
import ua.meterline.inbox.FileFailureClassifier;
import ua.meterline.inbox.ImportFailureLog;
import ua.meterline.inbox.ImportOrder;
import ua.meterline.inbox.ImportRetry;
import ua.meterline.inbox.InboxFilter;
import ua.meterline.inbox.InboxFolder;
import ua.meterline.inbox.ListReader;
import ua.meterline.inbox.ListResult;
import ua.meterline.inbox.ProcessedFiles;
import ua.meterline.inbox.QuarantineMessages;
import ua.meterline.mail.LetterReader;
import ua.meterline.mail.LetterReplies;
import ua.meterline.mail.MailParser;
import ua.meterline.mail.reply.LetterReply;
import ua.meterline.mail.reply.LocalAnswerBudget;
import ua.meterline.mail.reply.ReplyComposer;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Imported.Content;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.ReplyTexts;
import ua.meterline.store.StoreFailure;
import ua.meterline.store.StoreUnavailableException;

/**
 * The routes import-mail, import-letter, import-list and quarantine-file: what is stored of a file, and where the file
 * goes.
 */
class ImportMailRouteTest extends RouteTestSupport {
    private static final String OURS = "contact@zk.104.ua";
    private static final Instant NOW = Instant.parse("2026-11-03T10:00:00Z");
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final String DONE = "done/2026-11-03/";
    private static final String LETTER = """
            From: a@mail.example
            Subject: readings

            account 0501234567 reading 42
            account 0501234568 reading 43
            """;
    private static final String LIST = "0501234567;42\n0501234568;43\n";

    @TempDir
    private Path inbox;

    private final Cooldown<Path> cooldown = new Cooldown<>(Duration.ofMinutes(1), () -> NOW);
    private final AtomicBoolean halted = new AtomicBoolean();
    private MockEndpoint readings;
    private MockEndpoint select;
    private MockEndpoint registered;
    private MockEndpoint replies;

    ImportMailRouteTest() {
        super("import-mail", "import-letter", "import-list", "quarantine-file");
    }

    @Override
    protected void bindToRegistry(Registry parts) throws Exception {
        ListReader lists = new ListReader(() -> NOW, ZONE);
        ReplyComposer composer = new ReplyComposer(new ReplyTexts("accepted", "rejected"));
        parts.bind("inboxFilter", new InboxFilter(() -> NOW, Duration.ZERO, InboxFolder.open(inbox), cooldown));
        parts.bind("importOrder", new ImportOrder(halted::get, () -> halted.set(false)));
        parts.bind("letterReader", new LetterReader(new MailParser(new MailAddress(OURS)), lists, OURS));
        parts.bind("letterReplies", new LetterReplies(() -> composer, new LocalAnswerBudget(() -> 0, () -> NOW), true));
        parts.bind("listReader", lists);
        parts.bind("listResult", new ListResult(new CsvDialect(';', true, false)));
        parts.bind("processedFiles", new ProcessedFiles(inbox, () -> NOW, ZONE));
        parts.bind("fileFailureClassifier", new FileFailureClassifier(StoreFailure::isOfTheStore));
        parts.bind("quarantineMessages", new QuarantineMessages(OURS));
        parts.bind("importRetry", new ImportRetry(StoreFailure::isOfTheStore, cooldown));
        parts.bind("importFailureLog", new ImportFailureLog());
    }

    @Override
    protected void replaceEdges() throws Exception {
        advise("import-mail", route -> route.replaceFromWith(entryOf("import-mail")));
        for (String kind : List.of("import-letter", "import-list")) {
            advise(kind, route -> {
                route.weaveByToUri("direct:record-reading").replace().to("mock:record-reading");
                route.weaveByToUri("statement:select-imported*").replace().to("mock:select-imported");
            });
        }
        advise("import-letter", route -> {
            route.weaveByToUri("group:store-letter-replies").replace().to("mock:store-letter-replies");
            route.weaveByToUri("statement:select-registered-accounts*")
                    .replace()
                    .to("mock:select-registered");
        });
        advise(
                "quarantine-file",
                route -> route.weaveByToUri("direct:record-reading").replace().to("mock:record-reading"));
        readings = getMockEndpoint("mock:record-reading");
        select = getMockEndpoint("mock:select-imported");
        registered = getMockEndpoint("mock:select-registered");
        registeredAre();
        replies = getMockEndpoint("mock:store-letter-replies");
    }

    @Test
    void storesTheReadingsOfALetterAndOneReplyAndMovesTheLetter() throws Exception {
        selectReturns("accepted", "held");
        readings.expectedMessageCount(2);
        readings.allMessages()
                .predicate(exchange -> exchange.getMessage().getHeaders().isEmpty());
        replies.expectedMessageCount(1);

        importFile("a.eml", LETTER);

        MockEndpoint.assertIsSatisfied(context);
        assertThat(bodies(readings, CustomerMessage.class))
                .allMatch(message -> message.channel() == Channel.EMAIL)
                .allMatch(message -> message.sender().equals("a@mail.example"))
                .extracting(message ->
                        ((Content.Reading) message.imported().content()).value().value())
                .containsExactly(42, 43);
        LetterReply reply = bodies(replies, LetterReply.class).get(0);
        assertThat(reply.messageId()).isEqualTo(2);
        assertThat(reply.recipient()).isEqualTo("a@mail.example");
        assertThat(reply.reply().text()).contains("reading 42\n", "reading 43 – one of us will check it\n");
        assertThat(files()).containsExactly(DONE + "a.eml");
    }

    @Test
    void storesTheReadingsOfALetterByTheRegistry() throws Exception {
        registeredAre("0501234568");
        selectReturns("accepted");
        readings.expectedMessageCount(1);

        importFile("a.eml", "From: a@mail.example\n\n0501234568 43\nThank you\n0501234567\n");

        MockEndpoint.assertIsSatisfied(context);
        Content content =
                bodies(readings, CustomerMessage.class).get(0).imported().content();
        assertThat(content)
                .isEqualTo(new Content.Reading(new AccountNumber("0501234568"), new RegisterValue(43), null));
        assertThat(bodies(replies, LetterReply.class))
                .singleElement()
                .satisfies(reply -> assertThat(reply.reply().text()).contains("reading 43"));
    }

    @Test
    void storesEachRowOfAListAndMovesTheListWithItsResult() throws Exception {
        selectReturns("accepted", "duplicate");
        readings.expectedMessageCount(2);
        readings.allMessages()
                .predicate(exchange -> exchange.getMessage().getHeaders().isEmpty());
        replies.expectedMessageCount(0);

        importFile("l.CSV", LIST);

        MockEndpoint.assertIsSatisfied(context);
        assertThat(bodies(readings, CustomerMessage.class))
                .allMatch(message -> message.channel() == Channel.FILE)
                .extracting(CustomerMessage::text)
                .hasSize(2)
                .doesNotHaveDuplicates();
        assertThat(files()).containsExactly(DONE + "l.CSV", DONE + "l.CSV.result.csv");
        assertThat(inbox.resolve(DONE + "l.CSV.result.csv"))
                .content()
                .contains("1;0501234567;42;;;accepted;", "2;0501234568;43;;;duplicate;");
    }

    @Test
    void quarantinesAMalformedListAndStoresAHeldMessageForIt() throws Exception {
        readings.expectedMessageCount(1);
        select.expectedMessageCount(0);

        importFile("l.csv", "\0");

        MockEndpoint.assertIsSatisfied(context);
        CustomerMessage held = bodies(readings, CustomerMessage.class).get(0);
        assertThat(held.imported().content()).isEqualTo(new Content.Unclear(null, null, "not-a-list"));
        assertThat(held.text()).isEqualTo("l.csv");
        assertThat(files()).containsExactly("failed/l.csv", "failed/l.csv.reason");
    }

    @Test
    void quarantinesALetterThatFailsByADefectOfMeterline() throws Exception {
        readings.whenExchangeReceived(1, exchange -> exchange.setException(new IllegalStateException("a defect")));
        readings.expectedMessageCount(2);
        replies.expectedMessageCount(0);

        importFile("a.eml", LETTER);

        MockEndpoint.assertIsSatisfied(context);
        CustomerMessage held = bodies(readings, CustomerMessage.class).get(1);
        assertThat(held.imported().content()).isEqualTo(new Content.Unclear(null, null, "not-importable"));
        assertThat(held.sender()).isEqualTo("a@mail.example");
        assertThat(files()).containsExactly("failed/a.eml", "failed/a.eml.reason");
    }

    static Stream<Arguments> failuresNotOfTheFile() {
        return Stream.of(
                Arguments.of(new StoreUnavailableException("not written in time", null), false),
                Arguments.of(new SQLException("disk I/O error"), false),
                Arguments.of(new IOException("no space left on device"), true));
    }

    /**
     * In order with the next poll when the database failed; otherwise after a cooldown, so that later files come first.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("failuresNotOfTheFile")
    void leavesAFileInTheFolderForAFailureThatIsNotItsOwn(Exception failure, boolean coolsDown) throws Exception {
        failWith(readings, failure);
        readings.expectedMessageCount(1);

        importFile("l.csv", LIST);

        MockEndpoint.assertIsSatisfied(context);
        assertThat(files()).containsExactly("l.csv");
        assertThat(cooldown.contains(inbox.resolve("l.csv"))).isEqualTo(coolsDown);
    }

    @Test
    void leavesAFileInTheFolderWhenItsHeldMessageCannotBeStored() throws Exception {
        failWith(readings, new StoreUnavailableException("not written in time", null));

        importFile("l.csv", "\0");

        assertThat(files()).containsExactly("l.csv");
    }

    @Test
    void leavesALetterInTheFolderUntilItsReplyIsStored() throws Exception {
        selectReturns("accepted", "accepted");
        failWith(replies, new StoreUnavailableException("not written in time", null));

        importFile("a.eml", LETTER);

        assertThat(files()).containsExactly("a.eml");
    }

    /** The order of readings of one account must be kept. */
    @Test
    void storesNoFileAfterOneThatCouldNotBeStored() throws Exception {
        halted.set(true);
        readings.expectedMessageCount(0);

        importFile("a.eml", LETTER);

        MockEndpoint.assertIsSatisfied(context);
        assertThat(files()).containsExactly("a.eml");
    }

    @Test
    void passesOverAFileThatIsGone() throws Exception {
        readings.expectedMessageCount(0);

        pickUp(inbox.resolve("gone.eml"));

        MockEndpoint.assertIsSatisfied(context);
        assertThat(files()).isEmpty();
    }

    private void registeredAre(String... accounts) {
        registered.whenAnyExchangeReceived(exchange -> exchange.getMessage()
                .setBody(Stream.of(accounts)
                        .map(account -> Map.of("account", account))
                        .toList()));
    }

    /** The rows of the parts, one for each outcome. */
    private void selectReturns(String... outcomes) {
        select.whenAnyExchangeReceived(exchange -> {
            List<?> keys = exchange.getMessage().getBody(List.class);
            List<Map<String, Object>> rows = new ArrayList<>();
            for (int i = 0; i < keys.size(); i++) {
                rows.add(Map.of("key", keys.get(i), "message_id", i + 1L, "outcome", outcomes[i]));
            }
            exchange.getMessage().setBody(rows);
        });
    }

    private void importFile(String name, String content) throws IOException {
        pickUp(Files.writeString(inbox.resolve(name), content));
    }

    /** camel-file must not see a failure: it would log it with each poll. */
    private void pickUp(Path path) {
        GenericFile<File> file = new GenericFile<>();
        file.setFile(path.toFile());

        Exchange imported = send(entryOf("import-mail"), file);

        assertThat(imported.getException()).isNull();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(inbox)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> inbox.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
