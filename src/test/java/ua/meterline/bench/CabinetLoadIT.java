package ua.meterline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.app.Meterline;
import ua.meterline.fixture.FreePort;

/**
 * Submissions in the cabinet beside SMS, at a steady rate of both: how long a submission takes, form and answer
 * together, and what the SMS notice. {@code mvn -Pbench verify -Dit.test=CabinetLoadIT} runs it.
 */
@Tag("bench")
class CabinetLoadIT {
    private static final int SMS_RATE = Integer.getInteger("bench.rate", 1_000);
    private static final int SUBMISSION_RATE = Integer.getInteger("bench.submissions", 200);
    private static final int SECONDS = Integer.getInteger("bench.seconds", 60);
    /** The submissions of a phase end before its messages. */
    private static final int SUBMITTING = SECONDS * 9 / 10;

    private static final int WINDOW = 200;

    @TempDir
    Path folder;

    @Test
    void takes200SubmissionsASecondBesideSms() throws Exception {
        int port = FreePort.next();
        CabinetCrowd crowd = new CabinetCrowd("http://127.0.0.1:" + port);
        Map<String, Histogram> times = new HashMap<>();
        List<Map<String, Double>> phases = BenchmarkRun.of(
                WINDOW,
                List.of(
                        "warm-up=" + SMS_RATE * SECONDS / 2 + "@" + SMS_RATE,
                        "alone=" + SMS_RATE * SECONDS / 2 + "@" + SMS_RATE,
                        "beside=" + SMS_RATE * SECONDS + "@" + SMS_RATE,
                        "end=" + WINDOW),
                List.of(),
                List.of(Meterline.class.getName(), "run"),
                Map.of(
                        "METERLINE_DATA_DIR", folder.toString(),
                        "METERLINE_HTTP_PORT", "0",
                        "METERLINE_CABINET_PORT", "" + port,
                        "METERLINE_CABINET_FILLING_TIME", "0s",
                        "METERLINE_CABINET_READINGS_PER_ADDRESS", "1000000",
                        "METERLINE_RETENTION_CRON", ""),
                phase -> begin(phase, crowd, times));

        Histogram time = times.get("beside");
        System.out.printf(
                "%n%d submissions at %d a second beside %d SMS a second:"
                        + " p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, max %.1f ms%n",
                time.getTotalCount(),
                SUBMISSION_RATE,
                SMS_RATE,
                time.getValueAtPercentile(50) / 1e3,
                time.getValueAtPercentile(95) / 1e3,
                time.getValueAtPercentile(99) / 1e3,
                time.getMaxValue() / 1e3);
        System.out.println("SMS alone:  " + phases.get(1));
        System.out.println("SMS beside: " + phases.get(2));
        assertThat(time.getValueAtPercentile(95) / 1e3).as("p95 in ms").isLessThan(200);
    }

    private static void begin(String phase, CabinetCrowd crowd, Map<String, Histogram> times) throws Exception {
        crowd.await();
        if (phase.equals("warm-up")) {
            crowd.come(SUBMISSION_RATE * SUBMITTING / 2, SUBMISSION_RATE);
        } else if (phase.equals("beside")) {
            times.put(phase, crowd.come(SUBMISSION_RATE * SUBMITTING, SUBMISSION_RATE));
        }
    }
}
