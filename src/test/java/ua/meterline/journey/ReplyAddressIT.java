package ua.meterline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Address;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SubmittedMessage;

/** Which senders get a reply, and to which address. */
class ReplyAddressIT {
    private static final String ALICE = "380671112233";

    @TempDir
    static Path folder;

    private static RunningGateway gateway;
    private static int readings;

    @BeforeAll
    static void start() throws Exception {
        gateway = RunningGateway.start(folder.resolve("default"));
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @ParameterizedTest(name = "{2}, TON {0}, NPI {1}")
    @CsvSource({
        // TON, NPI, address; stored sender; destination of the reply
        "1, 1, 380501234567,  +380501234567, 380501234567",
        "0, 1, 0501234567,    +380501234567, 380501234567",
        "2, 1, 501234567,     +380501234567, 380501234567",
        "0, 0, +380501234567, +380501234567, 380501234567",
        "1, 1, 48501234567,   +48501234567,  48501234567"
    })
    void isTheInternationalNumber(byte ton, byte npi, String address, String stored, String destination)
            throws Exception {
        MobileMessage message = nextReading().from(new Address(ton, npi, address));

        SubmittedMessage reply = gateway.deliverAndAwaitReply(message);

        assertThat(reply.destination()).isEqualTo(new Address((byte) 1, (byte) 1, destination));
        assertThat(reply.source()).isEqualTo(new Address((byte) 0, (byte) 0, "7104"));
        assertThat(gateway.rows("SELECT sender, recipient FROM message ORDER BY id DESC LIMIT 1"))
                .containsExactly(stored + " 7104");
    }

    @ParameterizedTest(name = "{2}, TON {0}")
    @CsvSource({
        "5, 0, KYIVSTAR,     alphanumeric-sender",
        "5, 0, 380501234567, alphanumeric-sender",
        "3, 1, 104,          short-sender",
        "3, 1, 7104,         own-number",
        "1, 1, 380123456789, invalid-sender"
    })
    void isMissingForASenderThatCannotReceive(byte ton, byte npi, String address, String reason) throws Exception {
        int repliesBefore = gateway.smsc().submitted().size();

        assertThat(gateway.deliver(nextReading().from(new Address(ton, npi, address))))
                .isZero();

        assertThat(gateway.rows("SELECT sender, outcome, state, reply.reason FROM message"
                        + " JOIN reply ON message_id = message.id ORDER BY message.id DESC LIMIT 1"))
                .containsExactly(address + " accepted suppressed " + reason);
        gateway.deliverAndAwaitReply(nextReading());
        assertThat(gateway.smsc().submitted()).hasSize(repliesBefore + 1);
    }

    @Test
    void hasTheConfiguredTonAndNpi() throws Exception {
        Map<String, Integer> addressing = Map.of(
                "SMPP_SOURCE_TON", 3, "SMPP_SOURCE_NPI", 1, "SMPP_DESTINATION_TON", 2, "SMPP_DESTINATION_NPI", 0);
        try (RunningGateway other = RunningGateway.start(folder.resolve("other"), addressing)) {
            SubmittedMessage reply = other.deliverAndAwaitReply(nextReading());

            assertThat(reply.source()).isEqualTo(new Address((byte) 3, (byte) 1, "7104"));
            assertThat(reply.destination()).isEqualTo(new Address((byte) 2, (byte) 0, ALICE));
        }
    }

    private static MobileMessage nextReading() {
        readings++;
        return MobileMessage.of(ALICE, "7104", "05%08d %d".formatted(readings, readings));
    }
}
