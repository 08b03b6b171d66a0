package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.RunningGateway;
import ua.meterline.simulator.MalformedPdu;

/** Malformed PDUs never block the next message. */
class MalformedPduIT {
    @TempDir
    Path folder;

    private RunningGateway running;

    @BeforeEach
    void start() throws Exception {
        running = RunningGateway.start(folder);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @EnumSource(MalformedPdu.class)
    void doesNotBlockTheNextMessage(MalformedPdu malformed) throws Exception {
        running.smsc().deliverBroken(malformed);
        running.smsc().enqueue(CustomerSms.reading(1));

        await().atMost(Deadline.LENGTH).until(() -> running.smsc().queued() == 0);
        assertThat(running.count("message WHERE outcome = 'accepted'")).isGreaterThanOrEqualTo(1);
        running.awaitReady();
        assertThat(running.deliver(CustomerSms.reading(2))).isZero();
    }
}
