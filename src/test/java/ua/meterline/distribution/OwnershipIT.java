package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.common.CurrentUser;
import ua.meterline.distribution.Distribution.Running;
import ua.meterline.store.Database;

/** The gateway runs as a user of its own, and people run commands as root or as themselves. */
class OwnershipIT {
    private static final String GATEWAY = "nobody";
    private static final String CLERK = "daemon";
    /** Of util-linux. */
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    @TempDir
    private Path folder;

    private Distribution distribution;
    private Path data;

    @BeforeEach
    void prepare() throws Exception {
        distribution = Distribution.in(folder);
        assumeTrue(CurrentUser.ofThisProcess().orElseThrow().isRoot(), "only root starts processes of other users");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assumeTrue(Files.isExecutable(SETPRIV), "there is no " + SETPRIV);
        assumeTrue(canRead(distribution.script()), "other users cannot read " + distribution.home());
        data = Files.createDirectories(folder.resolve("data"));
        Database.open("jdbc:sqlite:" + data.resolve("meterline.db"), Duration.ofSeconds(5))
                .close();
        for (Path file : List.of(data, data.resolve("meterline.db"))) {
            Files.setOwner(file, gateway());
        }
    }

    private static boolean canRead(Path file) throws Exception {
        return new ProcessBuilder(
                                SETPRIV.toString(), "--reuid=" + CLERK, "--clear-groups", "test", "-r", file.toString())
                        .start()
                        .waitFor()
                == 0;
    }

    @Test
    void letsRootExportWithoutLockingTheGatewayOut() throws Exception {
        for (List<String> command :
                List.of(List.of("export", "--period", "2016-04"), List.of("backup", "data/backup.db"))) {
            try (Running root = distribution.start(Map.of(), command.toArray(String[]::new))) {
                assertThat(root.exitCode()).as(root.errors()).isZero();
            }
        }
        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files).hasSizeGreaterThan(4).allSatisfy(file -> {
                assertThat(Files.getOwner(file)).as(file.toString()).isEqualTo(gateway());
            });
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("backup.db"))))
                .isEqualTo("rw-------");
        try (Running gateway = as(GATEWAY, "export", "--period", "2016-04")) {
            assertThat(gateway.exitCode()).as(gateway.errors()).isZero();
        }
    }

    @Test
    void refusesAnyOtherUser() throws Exception {
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.setPosixFilePermissions(data.resolve("meterline.db"), PosixFilePermissions.fromString("rw-rw-rw-"));

        try (Running clerk = as(CLERK, "export", "--period", "2016-04")) {
            assertThat(clerk.exitCode()).isEqualTo(1);
            assertThat(clerk.errors())
                    .isEqualTo("meterline: data folder data belongs to nobody, and this is daemon;"
                            + " run the command as its owner: sudo -u nobody bin/meterline ...\n");
        }
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactly(data.resolve("meterline.db"));
        }
    }

    private Running as(String user, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "--reuid=" + user,
                "--regid=nogroup",
                "--clear-groups",
                distribution.script().toString()));
        command.addAll(List.of(arguments));
        return distribution.start(SETPRIV, Map.of(), command.toArray(String[]::new));
    }

    private UserPrincipal gateway() throws Exception {
        return folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(GATEWAY);
    }
}
