package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.config.Settings;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.PostgresPair;

class StandbyCheckIT {
    @TempDir
    Path folder;

    @Test
    void seesWhetherCommitsWaitForAStandby() throws Exception {
        PostgresPair pair = PostgresPair.shared();
        String url = pair.url(pair.newDatabase());
        String user = pair.primary().username();
        assertThat(standbys(pair, url).text()).startsWith("ok").contains("standby: 1 connected; members of pg_monitor");

        pair.primary().administer("GRANT pg_monitor TO " + user);
        try {
            assertThat(standbys(pair, url).what()).isEqualTo("standby: 1 of 1 connected ones synchronous");
        } finally {
            pair.primary().administer("REVOKE pg_monitor FROM " + user);
        }

        pair.separate();
        try {
            pair.awaitSeparation();
            assertThat(standbys(pair, url).text()).startsWith("FAILED").contains("every message is refused");
        } finally {
            pair.repair();
        }
    }

    private CheckResult standbys(PostgresPair pair, String url) throws Exception {
        Settings settings = Settings.load(
                null,
                new GatewayEnvironment(folder, 1).storeOn(pair.primary(), url).variables());
        return ServerConditionCheck.of(settings).stream()
                .filter(result -> result.check().equals("standbys"))
                .findFirst()
                .orElseThrow();
    }
}
