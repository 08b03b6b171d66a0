package ua.meterline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.app.Gateway;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.backoffice.staff.StaffDirectory;
import ua.meterline.backoffice.staff.WeakHashing;
import ua.meterline.browser.ConsoleClient;
import ua.meterline.browser.ConsoleFixture;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.PastReadings;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.Handset;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.ReceiptPlan;
import ua.meterline.simulator.Redelivery;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;

/** Two gateways on one PostgreSQL, each with an SMSC of its own where that matters. */
class NodesIT {
    private static final Duration TIMEOUT = RunningGateway.TIMEOUT;
    private static final String SENDER = "380671112233";

    @TempDir
    Path folder;

    private SharedDatabase database;
    private SmscSimulator north;
    private SmscSimulator south;
    private Gateway a;
    private Gateway b;

    @BeforeEach
    void prepare() throws Exception {
        database = SharedDatabase.create(folder);
        north = RunningGateway.startSmsc();
        south = RunningGateway.startSmsc();
    }

    @AfterEach
    void stop() {
        Stream.of(a, b).filter(node -> node != null).forEach(Gateway::close);
        Stream.of(north, south).filter(smsc -> smsc != null).forEach(SmscSimulator::close);
    }

    /** @param settings of both, by name without {@code METERLINE_} */
    private void startBoth(Map<String, ?> settings) throws Exception {
        a = database.node("a", north.port()).with(settings).start();
        b = database.node("b", south.port()).with(settings).start();
    }

    @Test
    void aRedeliveryToTheOtherNodeIsStoredAndAnsweredOnce() throws Exception {
        startBoth(Map.of());
        assertThat(deliver(north, CustomerSms.reading(1))).isZero();
        assertThat(north.awaitSubmitted(1, TIMEOUT)).hasSize(1);

        assertThat(deliver(south, CustomerSms.reading(1))).isZero();
        assertThat(deliver(south, CustomerSms.reading(2))).isZero();

        assertThat(south.awaitSubmitted(1, TIMEOUT))
                .extracting(reply -> reply.destination().value())
                .containsExactly(CustomerSms.sender(2));
        assertThat(count("message")).isEqualTo(2);
        assertThat(north.submitted()).hasSize(1);
    }

    @Test
    void messagesDeliveredToBothNodesAtOnceAreStoredAndAnsweredOnce() throws Exception {
        a = database.node("a", north.port()).start();
        b = database.node("b", north.port()).start();
        north.behaviour().redeliver(Redelivery.onTwoSessions());

        CustomerSms.readings(0, 200).forEach(north::enqueue);

        await().atMost(TIMEOUT).until(() -> north.counters().delivered() == 400);
        await().atMost(TIMEOUT).until(() -> count("reply WHERE state = 'sent'") == 200);
        assertThat(count("message")).isEqualTo(200);
        assertThat(north.submitted())
                .extracting(reply -> reply.destination().value())
                .doesNotHaveDuplicates();
    }

    @Test
    void theLimitOfRepliesToANumberHoldsForBothNodesTogether() throws Exception {
        startBoth(Map.of("REPLIES_PER_SENDER", 3));
        for (int i = 0; i < 3; i++) {
            assertThat(deliver(north, MobileMessage.of(SENDER, "7104", "0501234567 " + (100 + i))))
                    .isZero();
            assertThat(deliver(south, MobileMessage.of(SENDER, "7104", "0501234567 " + (200 + i))))
                    .isZero();
        }

        await().atMost(TIMEOUT).until(() -> count("reply WHERE state = 'sent'") == 3);
        assertThat(database.rows().rows("SELECT state, reason FROM reply WHERE state <> 'sent'"))
                .containsOnly("suppressed loop-guard")
                .hasSize(3);
    }

    @Test
    void theDailyBudgetHoldsForBothNodesTogether() throws Exception {
        startBoth(Map.of("REPLIES_DAILY_BUDGET", 5));
        for (int customer = 0; customer < 8; customer++) {
            assertThat(deliver(customer % 2 == 0 ? north : south, CustomerSms.reading(customer)))
                    .isZero();
        }

        await().atMost(TIMEOUT).until(() -> count("reply WHERE state = 'sent'") == 5);
        assertThat(database.rows().rows("SELECT state, reason FROM reply WHERE state <> 'sent'"))
                .containsOnly("suppressed daily-budget")
                .hasSize(3);
    }

    @Test
    void theSegmentsOfAMessageMayComeToDifferentNodes() throws Exception {
        startBoth(Map.of());
        String text = "0501234567 12345 " + "дуже довгий текст ".repeat(10);
        List<MobileMessage> parts =
                Handset.USUAL.with("encoding", "ucs2").with("split", "udh8").write(SENDER, "7104", text);
        assertThat(parts).hasSizeGreaterThan(2);

        for (int i = 0; i < parts.size(); i++) {
            assertThat(deliver(i % 2 == 0 ? north : south, parts.get(i))).isZero();
        }

        await().atMost(TIMEOUT).until(() -> count("reply WHERE state = 'sent'") == 1);
        assertThat(database.rows().rows("SELECT text FROM message")).containsExactly(text);
    }

    @Test
    void aReceiptMayComeToAnotherNodeThanTheOneThatSent() throws Exception {
        a = database.node("a", north.port())
                .with("SMPP_DELIVERY_RECEIPTS", true)
                .start();
        b = database.node("b", north.port())
                .with("SMPP_DELIVERY_RECEIPTS", true)
                .start();
        north.behaviour().receipts(ReceiptPlan.DELIVERED);

        CustomerSms.readings(0, 20).forEach(north::enqueue);

        await().atMost(TIMEOUT).until(() -> count("reply WHERE state = 'delivered'") == 20);
        assertThat(count("delivery_receipt WHERE message_id IS NULL")).isZero();
    }

    /** The other connection stands for another node. */
    @Test
    void aReceiptIsStoredWhileAGroupOfAnotherNodeIsCommitted() throws Exception {
        a = database.node("a", north.port())
                .with("SMPP_DELIVERY_RECEIPTS", true)
                .start();
        north.behaviour().receipts(ReceiptPlan.DELIVERED);
        try (Connection other = database.rows().connect();
                Statement group = other.createStatement()) {
            other.setAutoCommit(false);
            group.execute("SELECT pg_advisory_xact_lock_shared(7104, 0)");

            CustomerSms.readings(0, 20).forEach(north::enqueue);

            await().atMost(TIMEOUT).until(() -> count("reply WHERE state = 'delivered'") == 20);
        }
    }

    @Test
    void theOrderOfAnAccountHoldsAcrossTheNodes() throws Exception {
        startBoth(Map.of());
        for (int value = 100; value < 140; value++) {
            SmscSimulator smsc = value % 2 == 0 ? north : south;
            assertThat(deliver(smsc, MobileMessage.of(SENDER, "7104", "0501234567 " + value)))
                    .isZero();
        }

        assertThat(database.rows().rows("SELECT value FROM effective_reading")).containsExactly("139");
        assertThat(database.rows().rows("SELECT value FROM reading ORDER BY message_id"))
                .isEqualTo(Stream.iterate(100, value -> value + 1)
                        .limit(40)
                        .map(String::valueOf)
                        .toList());
    }

    /** Whose account they are is known by an earlier message only. The other connection stands for another node. */
    @Test
    void digitsAloneWaitForAGroupOfAnotherNodeWithTheirAccountAndForNoOther() throws Exception {
        a = database.node("a", north.port()).with("READING_DIGITS_ONLY", true).start();
        assertThat(deliver(north, MobileMessage.of(SENDER, "7104", "0501234567 1240")))
                .isZero();
        try (Connection other = database.rows().connect();
                Statement group = other.createStatement()) {
            other.setAutoCommit(false);
            group.execute("SELECT pg_advisory_xact_lock_shared(7104, 0)");
            assertThat(deliver(north, MobileMessage.of(SENDER, "7104", "1250"))).isZero();

            group.execute("SELECT pg_advisory_xact_lock(7106, %d)".formatted("0501234567".hashCode()));
            assertThat(deliver(north, MobileMessage.of(SENDER, "7104", "1260"))).isEqualTo(0x64);
            // A lock that was not free in time counts as a failure of the database, until the next probe.
            await().atMost(TIMEOUT).until(() -> deliver(north, CustomerSms.reading(1)) == 0);
            other.rollback();
        }
        await().atMost(TIMEOUT).until(() -> deliver(north, MobileMessage.of(SENDER, "7104", "1260")) == 0);
        assertThat(database.rows().rows("SELECT value FROM reading WHERE account = '0501234567' ORDER BY message_id"))
                .containsExactly("1240", "1250", "1260");
    }

    @Test
    void sendsWhatADeadNodeHadClaimedWhenItsLeaseEnds() throws Exception {
        startBoth(Map.of());
        b.close();
        b = null;
        database.rows().insertPendingReplies(3);
        database.rows()
                .update(
                        "UPDATE reply SET claimed_by = 'b', claimed_until = now() + interval '1 hour'"
                                + " WHERE message_id = 1",
                        "UPDATE reply SET claimed_by = 'b', claimed_until = now() - interval '1 second'"
                                + " WHERE message_id = 2");

        await().atMost(TIMEOUT).until(() -> count("reply WHERE state = 'sent'") == 2);
        assertThat(database.rows().rows("SELECT message_id, claimed_by FROM reply ORDER BY message_id"))
                .containsExactly("1 b", "2 a", "3 a");
        assertThat(database.rows().rows("SELECT state FROM reply WHERE message_id = 1"))
                .containsExactly("pending");

        b = database.node("b", south.port()).start();
        await("its own").atMost(TIMEOUT).until(() -> count("reply WHERE state = 'sent'") == 3);
    }

    @Test
    void handsOverWhatItHasNotSentWhenItStops() throws Exception {
        north.behaviour().refuseSubmits(0x58);
        startBoth(Map.of());
        assertThat(deliver(north, CustomerSms.reading(1))).isZero();
        await().atMost(TIMEOUT).until(() -> count("reply WHERE attempts > 0") == 1);

        a.close();

        assertThat(south.awaitSubmitted(1, TIMEOUT)).hasSize(1);
        await().atMost(TIMEOUT).until(() -> count("reply WHERE state = 'sent' AND claimed_by = 'b'") == 1);
    }

    @Test
    void anExportThatIsStartedInTheConsolesOfBothNodesExportsEachReadingOnce() throws Exception {
        database.migrate();
        String period = PastReadings.insert(database.rows(), 3_000, ZoneId.of("Europe/Kiev"))
                .toString();
        addAdmin();
        startBoth(Map.of("CONSOLE_PORT", 0));
        List<ConsoleClient> people = List.of(signedIn(a), signedIn(b));

        // One of them may hear that another export is running.
        CompletableFuture<?>[] pressed = people.stream()
                .map(person -> CompletableFuture.runAsync(() -> export(person, period)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(pressed).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);

        await().atMost(TIMEOUT).until(() -> count("batch WHERE sha256 IS NOT NULL") > 0);
        for (ConsoleClient person : people) {
            await().atMost(TIMEOUT).until(() -> !person.get("/billing").body().contains("An export is running"));
        }
        assertThat(database.rows().rows("SELECT count(*), count(DISTINCT account) FROM batch_reading"))
                .containsExactly("3000 3000");
        assertThat(ExportedFiles.rows(database.folder("a"), database.folder("b")))
                .doesNotHaveDuplicates()
                .hasSize(3_000);
    }

    private void addAdmin() throws Exception {
        try (Database opened = Database.openBesideGateway(database.address(), Duration.ofSeconds(20))) {
            new StaffDirectory(new DatabaseAccess(opened), WeakHashing.create(), Clock.systemUTC())
                    .add("admin", "Admin", Set.of(Role.ADMIN), ConsoleFixture.PASSWORD, Actor.commandLine("root"));
        }
    }

    private static ConsoleClient signedIn(Gateway node) throws Exception {
        ConsoleClient client =
                new ConsoleClient(URI.create(node.consoleUrl().orElseThrow())).withCookie("meterline-language", "en");
        assertThat(client.signIn("admin", ConsoleFixture.PASSWORD).statusCode()).isEqualTo(303);
        return client;
    }

    private static void export(ConsoleClient person, String period) {
        try {
            assertThat(person.post("/billing/export", Map.of("period", period, "format", "csv", "confirmed", "1"))
                            .statusCode())
                    .isEqualTo(303);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesASecondGatewayOfTheSameName() throws Exception {
        a = database.node("a", north.port()).start();

        assertThatThrownBy(() -> database.node("a", south.port())
                        .with("DATA_DIR", folder.resolve("c"))
                        .start())
                .hasMessageContaining("another node named a is running on this database");
    }

    @Test
    void tellsInItsHealthWhichNodeItIs() throws Exception {
        a = database.node("a", north.port()).start();

        String health = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + a.httpPort() + "/health/ready"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();

        assertThat(health).contains("\"node\": \"a\"", "\"registration\": \"registered\"");
    }

    private long count(String table) {
        return database.rows().count(table);
    }

    private static int deliver(SmscSimulator smsc, MobileMessage message) throws Exception {
        Delivery delivery = smsc.deliver(message).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        return delivery.commandStatus();
    }
}
