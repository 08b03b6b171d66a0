package ua.meterline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ua.meterline.backoffice.staff.Role;

/** A window that ends at noon of the 6th, as the pages tell it. */
class ExtendedWindowIT {
    private static final String ACCOUNT = "0501234567";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | on time until 6 Jan 2030, 12:20 | open until 6 Jan 2030, 12:20
            uk | вчасно до 06.01.2030 12:20      | триває до 06.01.2030 12:20
            """)
    void namesTheHourAtWhichAnExtendedWindowEnds(String language, String onTheCard, String atTheExport)
            throws Exception {
        try (ConsoleFixture console = start("2030-01-06T08:00:00Z")) {
            ConsoleClient office = console.signedIn(Role.OFFICE).withCookie("meterline-language", language);
            assertThat(office.get("/phone/" + ACCOUNT).body()).contains(onTheCard);
            assertThat(office.get("/billing").body()).contains(atTheExport);
        }
    }

    @Test
    void namesTheHourSinceWhichAnExtendedWindowIsOver() throws Exception {
        try (ConsoleFixture console = start("2030-01-06T10:30:00Z")) {
            ConsoleClient office = console.signedIn(Role.OFFICE).withCookie("meterline-language", "en");
            assertThat(office.get("/phone/" + ACCOUNT).body())
                    .contains("over since 6 Jan 2030, 12:20", "The window ended on 6 Jan 2030, 12:20.");
        }
    }

    private ConsoleFixture start(String now) throws Exception {
        ConsoleFixture console = ConsoleFixture.start(folder, Map.of("BILLING_WINDOW_LAST_DAY", 5), database -> {
            try (Statement statement = database.createStatement()) {
                statement.execute("INSERT INTO account (account) VALUES ('" + ACCOUNT + "')");
                statement.execute(
                        "INSERT INTO window_extension (period, extended_until, minutes, downtimes, recorded_at)"
                                + " VALUES ('2030-01', '2030-01-06T10:20:00.000Z', 740, 'x', '2030-01-05T10:00:00.000Z')");
            }
        });
        console.gateway().jumpClock(Duration.between(Instant.now(), Instant.parse(now)));
        return console;
    }
}
