package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayTimeTest {
    private static final DisplayTime KYIV = DisplayTime.local(ZoneId.of("Europe/Kiev"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-03T10:01:00.000Z, 2026-11-03 12:01:00",
        "2026-07-03T10:01:00.999Z, 2026-07-03 13:01:00",
        "2026-11-30T22:30:00.000Z, 2026-12-01 00:30:00",
        "yesterday, yesterday"
    })
    void writesTheTimeOfTheBillingTimeZoneForPeople(String stored, String shown) {
        assertThat(KYIV.of(stored)).isEqualTo(shown);
        assertThat(DisplayTime.UTC.of(stored)).isEqualTo(stored);
    }

    @Test
    void writesInstantsAsInTheDatabaseForPrograms() {
        assertThat(DisplayTime.UTC.of(Instant.parse("2026-11-03T10:01:00Z"))).isEqualTo("2026-11-03T10:01:00.000Z");
        assertThat(KYIV.of((String) null)).isNull();
    }

    @Test
    void isLocalOnATerminalAndUtcInPipesAndFormatsForPrograms(@TempDir Path folder) throws Exception {
        BackOfficeFixture office = new BackOfficeFixture(folder);
        office.held(BackOfficeFixture.ACCOUNT, 99999, "2026-11", true, "use-too-high");
        String[] dossier = {"dossier", "--account", BackOfficeFixture.ACCOUNT};

        for (String[] command : new String[][] {{"review", "list"}, {"review", "show", "1"}, dossier}) {
            office.runOnTerminal(command);
            assertThat(office.out()).contains("2026-11-03 12:01:00").doesNotContain("2026-11-03T");
            office.run(command);
            assertThat(office.out()).contains("2026-11-03T10:01:00.000Z").doesNotContain("2026-11-03 ");
        }
        office.runOnTerminal("review", "list", "--format", "json");
        assertThat(office.out()).contains("2026-11-03T10:01:00.000Z").doesNotContain("2026-11-03 ");
    }

    @Test
    void changesTheTimesAmongFactsAndNoText() {
        Map<String, Object> facts =
                Map.of("received", "2026-11-03T10:01:00.000Z", "text", "2026-11-03T10:01:00.000Z", "message", 7L);

        assertThat(KYIV.of(facts))
                .containsEntry("received", "2026-11-03 12:01:00")
                .containsEntry("text", "2026-11-03T10:01:00.000Z")
                .containsEntry("message", 7L);
    }
}
