package ua.meterline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import ua.meterline.demo.StoredRows.Row;
import ua.meterline.simulator.Address;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SubmittedMessage;
import ua.meterline.store.RecentMessages;

class ComparisonTest {
    private final AtomicLong nanos = new AtomicLong();
    private final SentAndReceived traffic = new SentAndReceived(nanos::get);

    @Test
    void reportsAMessageThatIsNotStored() {
        send("0501234567 12345", "accepted");

        assertThat(differences(0))
                .contains(
                        "the database holds 0 messages, but 1 were sent",
                        "'0501234567 12345' of +380671112233 is stored 0 times, not 1 times");
    }

    @Test
    void reportsAPendingReply() {
        send("0501234567 12345", "accepted");

        assertThat(differences(1, row("accepted", "pending")))
                .contains("'0501234567 12345' of +380671112233 is unanswered: its reply is pending");
    }

    @Test
    void reportsASentReplyThatTheCustomerDidNotReceive() {
        send("0501234567 12345", "accepted");

        assertThat(differences(1, row("accepted", "sent")))
                .containsExactly("+380671112233 should have received [Спасибо], but received []");
    }

    @Test
    void reportsAWrongOutcomeAndAMissingReading() {
        send("0501234567 12345", "rejected");

        assertThat(differences(0, row("accepted", "sent")))
                .contains(
                        "the database holds 0 readings and 0 STOP or START, but accepted 1",
                        "'0501234567 12345' of +380671112233 is stored as accepted, not as rejected");
    }

    @Test
    void takesTheSameTextWithinTheWindowForARedelivery() {
        send("0501234567 12345", "accepted");
        nanos.addAndGet(RecentMessages.WINDOW.minusSeconds(10).toNanos());
        send("0501234567 12345", "accepted");
        traffic.submitted(reply());

        assertThat(traffic.isSettled()).isTrue();
        assertThat(differences(1, row("accepted", "sent"))).isEmpty();
        assertThat(summary(row("accepted", "sent"))).contains("2 messages taken: 1 accepted", "1 redelivered");
    }

    @Test
    void takesTheSameTextAfterTheWindowForAMessageOfItsOwn() {
        send("0501234567 12345", "accepted");
        nanos.addAndGet(RecentMessages.WINDOW.plusSeconds(10).toNanos());
        send("0501234567 12345", "accepted");
        traffic.submitted(reply());
        assertThat(traffic.isSettled()).as("with one reply").isFalse();
        traffic.submitted(reply());

        assertThat(traffic.isSettled()).isTrue();
        assertThat(differences(1, row("accepted", "sent"), row("duplicate", "sent")))
                .isEmpty();
        assertThat(summary(row("accepted", "sent"), row("duplicate", "sent")))
                .contains("2 messages taken: 1 accepted", "1 duplicate", "0 redelivered");
        assertThat(differences(1, row("accepted", "sent")))
                .contains("'0501234567 12345' of +380671112233 is stored 1 times, not 2 times");
    }

    @Test
    void allowsBothAtTheEndOfTheWindow() {
        send("0501234567 12345", "accepted");
        nanos.addAndGet(RecentMessages.WINDOW.toNanos());
        send("0501234567 12345", "accepted");
        traffic.submitted(reply());

        assertThat(differences(1, row("accepted", "sent"))).isEmpty();
        traffic.submitted(reply());
        assertThat(differences(1, row("accepted", "sent"), row("duplicate", "sent")))
                .isEmpty();
    }

    @Test
    void takesAnSmsBesideTheRepliesForACodeOnlyWhereOneWasSent() {
        send("0501234567 12345", "accepted");
        traffic.submitted(reply());
        traffic.submitted(reply());
        List<Row> stored = List.of(row("accepted", "sent"));

        assertThat(new Comparison(traffic, new StoredRows(stored, 1, 0, List.of("380671112233"))).differences())
                .isEmpty();
        assertThat(new Comparison(traffic, new StoredRows(stored, 1, 0, List.of("380671112234"))).differences())
                .hasSize(1);
    }

    @Test
    void expectsNoReadingOfAWishAboutReminders() {
        send("STOP", "accepted");
        traffic.submitted(reply());
        Row wish = new Row("380671112233", "STOP", "accepted", "Спасибо", "sent");

        assertThat(new Comparison(traffic, new StoredRows(List.of(wish), 0, 1, List.of())).differences())
                .isEmpty();
        assertThat(new Comparison(traffic, new StoredRows(List.of(wish), 0, 0, List.of())).differences())
                .containsExactly("the database holds 0 readings and 0 STOP or START, but accepted 1");
    }

    private static SubmittedMessage reply() {
        Address customer = Address.of("380671112233");
        return new SubmittedMessage(
                Address.of("7104"), customer, (byte) 0, (byte) 8, (byte) 0, "Спасибо", new byte[0], "1", true, null, 0);
    }

    private String summary(Row... rows) {
        return new Comparison(traffic, new StoredRows(Arrays.asList(rows), 1, 0, List.of())).summary();
    }

    private void send(String text, String outcome) {
        traffic.sends(new InventedMessage("380671112233", text, outcome, ""));
        traffic.settled(new Delivery(MobileMessage.of("380671112233", "7104", text), 0, 1, false));
    }

    private static Row row(String outcome, String state) {
        return new Row("380671112233", "0501234567 12345", outcome, "Спасибо", state);
    }

    private List<String> differences(int readings, Row... rows) {
        return new Comparison(traffic, new StoredRows(Arrays.asList(rows), readings, 0, List.of())).differences();
    }
}
