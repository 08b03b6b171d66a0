package ua.meterline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusRangesTest {
    @Test
    void readsNumbersAndRanges() {
        StatusRanges ranges = StatusRanges.of(" 0x45, 0x400-0x4ff ,1280 - 1290, 0xFFFFFFFF");
        assertThat(ranges.contains(0x45)).isTrue();
        assertThat(ranges.contains(0x46)).isFalse();
        assertThat(ranges.contains(0x400)).isTrue();
        assertThat(ranges.contains(0x4FF)).isTrue();
        assertThat(ranges.contains(1285)).isTrue();
        assertThat(ranges.contains(-1)).isTrue();
        assertThat(StatusRanges.of("").ranges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "0x", "0x45-", "0x4FF-0x400", "0", "0x45;0x46", "0x123456789", "-1"})
    void rejectsEverythingElse(String text) {
        assertThatThrownBy(() -> StatusRanges.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must ");
    }
}
