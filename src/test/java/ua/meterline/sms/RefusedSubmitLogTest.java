package ua.meterline.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ua.meterline.common.RateLimitedLog;
import ua.meterline.sms.SubmitRejectedException.Concern;

class RefusedSubmitLogTest {
    private final List<String> lines = new ArrayList<>();
    private final RefusedSubmitLog log = new RefusedSubmitLog(new RateLimitedLog(lines::add));

    @Test
    void logsEachStatusOnceAMinuteByItsName() {
        log.log(new SubmitRejectedException(0x0B, Concern.RECIPIENT));
        log.log(new SubmitRejectedException(0x58, Concern.RATE));
        log.log(new SubmitRejectedException(0x0B, Concern.RECIPIENT));

        assertThat(lines)
                .containsExactly(
                        "SMSC: submit_sm was refused with 0x0B ESME_RINVDSTADR: invalid destination address;"
                                + " the reply fails",
                        "SMSC: submit_sm was refused with 0x58 ESME_RTHROTTLED: too many messages a second;"
                                + " the rate drops, and the reply is retried");
    }

    /** An SMSC could otherwise fill log and memory with statuses of its own. */
    @Test
    void statusesWithoutANameShareTheirMinute() {
        for (int status = 0x400; status < 0x500; status++) {
            log.log(new SubmitRejectedException(status, Concern.MESSAGE));
        }

        assertThat(lines).containsExactly("SMSC: submit_sm was refused with 0x400; the reply fails");
    }
}
