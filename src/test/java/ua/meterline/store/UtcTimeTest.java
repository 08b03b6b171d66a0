package ua.meterline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UtcTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-03T10:00:00Z, 2026-11-03T10:00:00.000Z",
        "2026-11-03T10:00:00.999999999Z, 2026-11-03T10:00:00.999Z",
        "2026-11-03T10:00:00.001+02:00, 2026-11-03T08:00:00.001Z",
        "1970-01-01T00:00:00Z, 1970-01-01T00:00:00.000Z"
    })
    void alwaysHasTheSameForm(String instant, String text) {
        assertThat(UtcTime.format(java.time.OffsetDateTime.parse(instant).toInstant()))
                .isEqualTo(text);
        assertThat(UtcTime.parse(text)).isEqualTo(Instant.parse(text));
    }

    @Test
    void sortsAsText() {
        List<String> inOrder = List.of(
                UtcTime.format(Instant.parse("2026-09-30T23:59:59.999Z")),
                UtcTime.format(Instant.parse("2026-10-01T00:00:00Z")),
                UtcTime.format(Instant.parse("2026-10-01T00:00:00.1Z")),
                UtcTime.format(Instant.parse("2027-01-01T00:00:00Z")));

        assertThat(inOrder).isSorted();
    }
}
