package ua.meterline.journey;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.Handset;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.store.UtcTime;

/** A caretaker texts the readings of a house. */
class SeveralReadingsIT {
    private static final String CARETAKER = "380671112233";
    private static final String HOUSE = "0500000001 10\n0500000002 20\n050000003 30\n0500000004 40";
    private static final String ANSWER = "Принято: 3. Неправильный формат: 050000003";
    private static final String MESSAGES = "SELECT id, text, outcome, reason FROM message ORDER BY id";
    private static final String[] STORED = {
        "1 0500000001 10 accepted null",
        "2 0500000002 20 accepted null",
        "3 050000003 30 rejected wrong-format",
        "4 0500000004 40 accepted null"
    };

    @TempDir
    Path folder;

    private RunningGateway gateway;

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void eachLineIsStoredByItselfOnceAndAllAreAnsweredTogether() throws Exception {
        gateway = RunningGateway.start(folder, Map.of("REPLIES_PER_SENDER", "1"));

        assertThat(reply(HOUSE)).isEqualTo(ANSWER);
        assertThat(gateway.deliver(sms(HOUSE))).isZero();
        assertThat(gateway.rows(MESSAGES)).containsExactly(STORED);
        assertThat(gateway.rows("SELECT message_id, first_message_id, parts FROM message_part ORDER BY message_id"))
                .containsExactly("1 1 4", "2 1 4", "3 1 4", "4 1 4");
        assertThat(gateway.rows("SELECT message_id, reason, text FROM reply ORDER BY message_id"))
                .containsExactly(
                        "1 answered-together ", "2 answered-together ", "3 answered-together ", "4 null " + ANSWER);

        gateway.restart();
        assertThat(gateway.deliver(sms(HOUSE))).isZero();
        assertThat(gateway.count("message")).isEqualTo(4);

        forgetFingerprintsAndRestart();
        assertThat(reply(HOUSE)).isEqualTo(ANSWER);
        assertThat(gateway.rows("SELECT outcome FROM message WHERE id > 4 ORDER BY id"))
                .containsExactly("duplicate", "duplicate", "rejected", "duplicate");
        assertThat(gateway.count("reading")).isEqualTo(3);

        // The loop guard counts one reply for each SMS: the first one after the restart was sent.
        assertThat(gateway.deliver(sms("0500000005 50\n0500000006 60"))).isZero();
        assertThat(gateway.rows("SELECT state, reason FROM reply WHERE message_id = 10"))
                .containsExactly("suppressed loop-guard");
    }

    @Test
    void aLongOneComesInSegments() throws Exception {
        gateway = RunningGateway.start(folder);
        StringBuilder house = new StringBuilder("Добрий день\n");
        for (int flat = 1; flat <= 18; flat++) {
            house.append("05000000%02d %d\n".formatted(flat, 100 + flat));
        }
        Handset handset = Handset.USUAL.with("encoding", "ucs2").with("split", "udh8");
        List<MobileMessage> segments = handset.write(CARETAKER, CustomerSms.SHORT_CODE, house.toString());
        assertThat(segments).hasSizeGreaterThan(3);
        for (MobileMessage segment : segments) {
            assertThat(gateway.deliver(segment)).isZero();
        }

        assertThat(gateway.awaitNextReply().text()).isEqualTo("Принято: 18");
        assertThat(gateway.count("reading")).isEqualTo(18);
        assertThat(gateway.count("segment WHERE state <> 'judged'")).isZero();
        for (MobileMessage segment : segments) {
            assertThat(gateway.deliver(segment)).isZero();
        }
        assertThat(gateway.count("message")).isEqualTo(18);
    }

    private void forgetFingerprintsAndRestart() throws Exception {
        gateway.gateway().close();
        String before = UtcTime.format(Instant.now().minus(Duration.ofMinutes(11)));
        gateway.database().update("UPDATE message SET received_at = '" + before + "', fingerprint = randomblob(16)");
        gateway.startBound();
    }

    private String reply(String text) throws Exception {
        return gateway.deliverAndAwaitReply(sms(text)).text();
    }

    private static MobileMessage sms(String text) {
        return new MobileMessage(CARETAKER, CustomerSms.SHORT_CODE, (byte) 8, text.getBytes(UTF_16BE));
    }
}
