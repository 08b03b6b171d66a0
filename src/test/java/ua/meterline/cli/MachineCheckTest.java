package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineCheckTest {
    private static final Path DATA = Path.of("/var/lib/meterline");
    private static final long MIB = 1024 * 1024;

    @TempDir
    private Path folder;

    @Test
    void judgesFreeSpaceByTwoBounds() {
        assertThat(MachineCheck.disk(DATA, 2_000 * MIB).text())
                .isEqualTo("ok      disk      /var/lib/meterline (2000 MiB free)");
        assertThat(MachineCheck.disk(DATA, 500 * MIB).text())
                .isEqualTo("warn    disk      /var/lib/meterline: only 500 MiB free; free space, or choose another"
                        + " meterline.data.dir");
        assertThat(MachineCheck.disk(DATA, 99 * MIB).text())
                .startsWith("FAILED  disk      /var/lib/meterline: only 99 MiB");
    }

    @Test
    void needsAFolderForTheLibrary() {
        assertThat(MachineCheck.library(folder, "do that", true).isFailed()).isFalse();
        assertThat(MachineCheck.library(folder.resolve("missing"), "do that", true)
                        .text())
                .isEqualTo("FAILED  library   " + folder.resolve("missing")
                        + ": SQLite's library cannot be copied there; do that");
    }
}
