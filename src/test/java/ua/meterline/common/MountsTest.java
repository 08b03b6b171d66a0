package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountsTest {
    private static final List<String> TABLE = List.of(
            "21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw",
            "30 21 0:25 / /tmp rw,nosuid,nodev,noexec shared:5 - tmpfs tmpfs rw",
            "31 30 0:26 / /tmp/apps rw,relatime - tmpfs tmpfs rw",
            "32 21 0:27 / /mnt/with\\040blank rw,noexec - tmpfs tmpfs rw",
            "33 21 0:28 / /twice rw,noexec - tmpfs tmpfs rw",
            "34 33 0:29 / /twice rw - tmpfs tmpfs rw");

    @ParameterizedTest
    @CsvSource({
        "/var/lib, false",
        "/tmp, true",
        "/tmp/folder, true",
        "/tmp/apps/lib, false",
        "/tmpfile, false",
        "/mnt/with blank/x, true",
        "/twice, false"
    })
    void theInnermostAndLastMountCounts(Path folder, boolean noexec) {
        assertThat(Mounts.isNoexec(folder, TABLE)).isEqualTo(noexec);
    }
}
