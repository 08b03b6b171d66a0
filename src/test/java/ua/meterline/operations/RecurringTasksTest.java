package ua.meterline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ua.meterline.common.RateLimitedLog;

class RecurringTasksTest {
    private final List<String> lines = new ArrayList<>();
    private final RecurringTasks tasks = new RecurringTasks(new RateLimitedLog(lines::add));

    @Test
    void logsTheRouteAndTheRootCauseOncePerRoute() {
        Exception failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));

        tasks.failed(failure, "collect-replies");
        tasks.failed(failure, "collect-replies");
        tasks.failed(new NullPointerException(), "report-traffic");

        assertThat(lines)
                .containsExactly(
                        "collect-replies failed and is retried soon: inner",
                        "report-traffic failed and is retried soon: NullPointerException");
    }
}
