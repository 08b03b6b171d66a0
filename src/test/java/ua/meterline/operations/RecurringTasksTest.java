package ua.meterline.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecurringTasksTest {
    private final RecurringTasks work = new RecurringTasks();

    @Test
    void namesTheRouteAndTheInnermostCauseOnceForEachRoute() {
        Exception failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));

        assertThat(work.line(failure, "collect-replies"))
                .hasValue("collect-replies failed and is tried again soon: inner");
        assertThat(work.line(failure, "collect-replies")).isEmpty();
        assertThat(work.line(new NullPointerException(), "report-traffic"))
                .hasValue("report-traffic failed and is tried again soon: NullPointerException");
    }
}
