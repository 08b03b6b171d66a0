package ua.meterline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import ua.meterline.common.Cooldown;

class ImportRetryTest {
    private final Cooldown<Path> cooldown = new Cooldown<>(Duration.ofMinutes(1), () -> Instant.EPOCH);
    private final InboxFile file = new InboxFile(Path.of("inbox/a.eml"), Instant.EPOCH);

    @Test
    void startsTheCooldownOfAFileThatFails() {
        new ImportRetry(failure -> false, cooldown).postpone(file, new IOException("no room for it in failed/"));

        assertThat(cooldown.contains(file.path())).isTrue();
    }

    @Test
    void retriesWithoutACooldownWhenTheDatabaseFails() {
        new ImportRetry(failure -> true, cooldown).postpone(file, new IOException("busy"));

        assertThat(cooldown.contains(file.path())).isFalse();
    }
}
