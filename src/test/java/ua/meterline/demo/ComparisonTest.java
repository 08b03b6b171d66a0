package ua.meterline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import ua.meterline.demo.StoredRows.Row;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.MobileMessage;

class ComparisonTest {
    private final SentAndReceived traffic = new SentAndReceived();

    @Test
    void reportsAMessageThatIsNotStored() {
        send("0501234567 12345", "accepted");

        assertThat(differences(0))
                .contains(
                        "the database holds 0 messages, but 1 were sent",
                        "'0501234567 12345' of +380671112233 is stored 0 times");
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
                        "the database holds 0 readings, but accepted 1",
                        "'0501234567 12345' of +380671112233 is stored as accepted, not as rejected");
    }

    private void send(String text, String outcome) {
        traffic.sends(new InventedMessage("380671112233", text, outcome, ""));
        traffic.settled(new Delivery(MobileMessage.of("380671112233", "7104", text), 0, 1, false));
    }

    private static Row row(String outcome, String state) {
        return new Row("380671112233", "0501234567 12345", outcome, "Спасибо", state);
    }

    private List<String> differences(int readings, Row... rows) {
        return new Comparison(traffic, new StoredRows(Arrays.asList(rows), readings)).differences();
    }
}
