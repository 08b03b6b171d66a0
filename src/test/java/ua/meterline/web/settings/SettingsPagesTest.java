package ua.meterline.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.browser.ConsoleClient;
import ua.meterline.browser.ConsoleFixture;

class SettingsPagesTest {
    @TempDir
    Path folder;

    @Test
    void showsEachSettingWithItsOriginButNoPassword() throws Exception {
        Map<String, ?> given = Map.of("SMPP_PASSWORD", "hushhush", "REPLIES_REJECTED", "<b>no</b>");
        try (ConsoleFixture console = ConsoleFixture.start(folder, given)) {
            ConsoleClient shift = console.signedIn(Role.SHIFT).withCookie("meterline-language", "en");
            String all = shift.get("/settings").body();
            assertThat(all)
                    .contains("meterline.smpp.password", "(hidden)", "environment variable METERLINE_SMPP_PASSWORD")
                    .contains("&lt;b&gt;no&lt;/b&gt;", "a reload (SIGHUP)", "a restart")
                    .doesNotContain("hushhush", "<b>no");
            assertThat(shift.get("/settings?changed=yes").body())
                    .contains("meterline.smpp.password")
                    .doesNotContain("meterline.timezone");
            assertThat(shift.get("/settings?text=TimeZone").body())
                    .contains("meterline.timezone", "Europe/Kyiv")
                    .doesNotContain("meterline.smpp.host");
            assertThat(shift.get("/settings?text=hushhush").body()).contains("No setting matches.");
        }
    }
}
