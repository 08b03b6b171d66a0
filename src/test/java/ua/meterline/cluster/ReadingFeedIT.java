package ua.meterline.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.KafkaBrokers;
import ua.meterline.fixture.RunningGateway;

/** Accepted readings, corrections and withdrawals in a topic, at least once and in order for each account. */
class ReadingFeedIT {
    @TempDir
    Path folder;

    private KafkaBrokers brokers;

    @Test
    void whatCountsIsPublishedAsItChanges() throws Exception {
        try (KafkaBrokers started = KafkaBrokers.start(folder.resolve("brokers"))) {
            brokers = started;
            brokers.createTopic("readings", 3);
            try (RunningGateway running = start(Map.of())) {
                // Not published: the feed is off.
                running.deliverAndAwaitReply(CustomerSms.message(1, "0500000001 10"));
            }
            Map<String, Object> on =
                    Map.of("INTAKE_KAFKA_BOOTSTRAP_SERVERS", brokers.addresses(), "READINGS_KAFKA_TOPIC", "readings");
            try (RunningGateway running = start(on)) {
                running.deliverAndAwaitReply(CustomerSms.message(2, "0500000002 100"));
                awaitEvents(1);
                running.deliverAndAwaitReply(CustomerSms.message(2, "0500000002 120"));
                awaitEvents(2);
                // The same again changes nothing.
                running.deliverAndAwaitReply(CustomerSms.message(3, "0500000002 120"));
                running.database().update("DELETE FROM reading WHERE account = '0500000002' AND value = 120");
                awaitEvents(3);
                running.database().update("DELETE FROM reading WHERE account = '0500000002'");
                List<JsonObject> events = awaitEvents(4);
                assertThat(events)
                        .extracting(event ->
                                event.get("event") + " " + event.get("value") + " " + event.get("previous_value"))
                        .containsExactly(
                                "accepted 100 null", "corrected 120 100", "corrected 100 120", "withdrawn null 100");
                assertThat(running.count("reading_change")).isZero();
                aKilledAppendIsRepeated(running);
            }
        }
    }

    /** As a crash leaves it between the topic and the database. */
    private void aKilledAppendIsRepeated(RunningGateway running) {
        running.database()
                .update(
                        "DELETE FROM published_reading WHERE account = '0500000002'",
                        "INSERT INTO reading_change"
                                + " (account, period, meter) SELECT account, period, meter FROM reading WHERE account = '0500000001'");
        assertThat(awaitEvents(5).get(4)).containsEntry("account", "0500000001").containsEntry("event", "accepted");
    }

    private RunningGateway start(Map<String, ?> settings) throws Exception {
        return RunningGateway.start(folder.resolve("data"), settings);
    }

    private List<JsonObject> awaitEvents(int count) {
        await().atMost(RunningGateway.TIMEOUT)
                .until(() -> brokers.records("readings").size() >= count);
        List<JsonObject> events = brokers.records("readings").stream()
                .peek(record -> assertThat(new String(record.value(), UTF_8)).contains(record.key()))
                .map(record -> Jsoner.deserialize(new String(record.value(), UTF_8), new JsonObject()))
                .toList();
        assertThat(events).hasSize(count).allSatisfy(ReadingFeedIT::assertMatchesSchema);
        return events;
    }

    /** By what of JSON Schema the file uses. */
    private static void assertMatchesSchema(JsonObject event) throws Exception {
        JsonObject schema =
                (JsonObject) Jsoner.deserialize(Files.readString(Path.of("docs/kafka/reading-event.schema.json")));
        Map<String, JsonObject> members = schema.getMap("properties");
        assertThat(event.keySet()).isSubsetOf(members.keySet());
        assertThat(event.keySet()).containsAll(schema.<List<String>>getCollection("required"));
        event.forEach((name, value) -> assertMatches(name, value, members.get(name)));
    }

    private static void assertMatches(String name, Object value, JsonObject member) {
        if (member.containsKey("const")) {
            assertThat(value).as(name).hasToString(member.get("const").toString());
        }
        if (member.containsKey("enum")) {
            assertThat(member.<List<Object>>getCollection("enum")).as(name).contains(value);
        }
        if (member.containsKey("pattern")) {
            assertThat((String) value).as(name).matches(member.getString("pattern"));
        }
        if (member.containsKey("type")) {
            assertThat(member.get("type").toString()).as(name).contains(typeOf(value));
        }
        if (member.containsKey("minimum") && value != null) {
            assertThat(((Number) value).longValue()).as(name).isGreaterThanOrEqualTo(member.getLong("minimum"));
        }
    }

    private static String typeOf(Object value) {
        return value == null
                ? "null"
                : value instanceof Boolean ? "boolean" : value instanceof Number ? "integer" : "string";
    }
}
