package ua.meterline.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.config.StatusRanges;
import ua.meterline.config.StatusRanges.Range;
import ua.meterline.sms.SubmitRejectedException.Concern;

class SubmitStatusTableTest {
    @ParameterizedTest
    @CsvSource({
        "SESSION, 0x03 0x04 0x05 0x0D 0x0E 0x0F 0x53 0x100 0x101",
        "RATE, 0x14 0x58",
        "MOMENT, 0x08 0x64 0x102",
        "RECIPIENT, 0x0B 0x50 0x51 0xFE",
        "MESSAGE, 0x01 0x02 0x06 0x07 0x0A 0x15 0x43 0x45 0x48 0x49 0x54 0x61 0x62 0x65 0x66 0xC0 0xC4 0xFF 0x400 0x4FF"
    })
    void knowsTheStatusesOfTheStandard(Concern concern, String statuses) {
        for (String status : statuses.split(" ")) {
            assertThat(SubmitStatusTable.STANDARD.concern(Integer.decode(status)))
                    .as(status)
                    .isEqualTo(concern);
        }
    }

    @Test
    void isExtendedAndOverruledByTheOperator() {
        SubmitStatusTable table = new SubmitStatusTable(
                new StatusRanges(List.of(new Range(0x45, 0x45))),
                new StatusRanges(List.of(new Range(0x400, 0x4FF), new Range(0xFFFFFFFFL, 0xFFFFFFFFL))));
        assertThat(table.concern(0x45)).isEqualTo(Concern.SESSION);
        assertThat(table.concern(0x400)).isEqualTo(Concern.MOMENT);
        assertThat(table.concern(0x4FF)).isEqualTo(Concern.MOMENT);
        assertThat(table.concern(-1)).isEqualTo(Concern.MOMENT);
        assertThat(table.concern(0x500)).isEqualTo(Concern.MESSAGE);
        assertThat(table.concern(0x58)).isEqualTo(Concern.RATE);
    }
}
