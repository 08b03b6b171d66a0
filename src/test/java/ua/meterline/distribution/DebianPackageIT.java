package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.distribution.BootedDebian.Result;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.PackagedProgram;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;

/** The Debian package, installed by apt and run by systemd, in namespaces of their own. */
class DebianPackageIT {
    private static final String SETTINGS = "/etc/meterline/meterline.properties";

    @TempDir
    private Path folder;

    @Test
    void isInstalledConfiguredUpgradedRemovedAndPurged() throws Exception {
        Path newer = packaged();
        try (SmscSimulator smsc =
                        new SmscSimulator(SimulatorOptions.builder().port(0).build()).start();
                BootedDebian debian = BootedDebian.in(folder)) {
            assertThat(install(debian, older(newer)).lines().map(String::strip)).containsSubsequence(announced());
            isNotStartedBeforeItIsConfigured(debian);
            takesAReadingAsItsUser(debian, smsc);
            logsToTheJournalWithPriorities(debian);
            String running = debian.sh("systemctl show meterline -p MainPID");
            debian.sh("sed -i 's/^.*reading.lenient = true/meterline.reading.lenient = false/' " + SETTINGS);
            debian.sh("runuser -u meterline meterline backup /var/lib/meterline/before-upgrade.db");
            install(debian, newer);
            keepsSettingsAndRestarts(debian, smsc, running);
            isRemovedWithoutItsData(debian);
            isPurgedWithoutTheReadings(debian);
        }
    }

    private static Path packaged() throws IOException {
        try (Stream<Path> files = Files.list(PackagedProgram.HOME.getParent())) {
            return files.filter(file -> file.toString().endsWith("_all.deb"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The same package under an older version, with another default in a file of settings. */
    private Path older(Path deb) throws Exception {
        Path content = folder.resolve("older");
        Path older = folder.resolve("older.deb");
        String script = "dpkg-deb -R '%s' '%s' && sed -i 's/^Version: .*/Version: 0.9.0/' '%s/DEBIAN/control'"
                        .formatted(deb, content, content)
                + " && sed -i 's/-Xmx512m/-Xmx384m/' '%s/etc/meterline/java.options'".formatted(content)
                + " && dpkg-deb -Znone -b '%s' '%s'".formatted(content, older);
        Process process = new ProcessBuilder("sh", "-c", script)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dpkg-deb.log").toFile())
                .start();
        assumeThat(process.waitFor()).as("dpkg-deb works").isZero();
        return older;
    }

    /**
     * As docs/install.md has it. No question is asked: the change here and the change in the package are in different
     * files.
     */
    private static String install(BootedDebian debian, Path deb) throws Exception {
        Result installed = debian.run(
                deb.toFile(), "cat > /root/meterline.deb && cd /root && apt install --yes ./meterline.deb </dev/null");
        assumeThat(installed.output()).as("a Java of Debian's is installed").doesNotContain("unmet dependencies");
        assertThat(installed.exitCode()).as(installed.output()).isZero();
        assertThat(installed.output()).doesNotContain("no class-data archive");
        return installed.output();
    }

    /** What the document says that an installation prints. */
    private static List<String> announced() throws IOException {
        return Files.readAllLines(Path.of("docs/install.md")).stream()
                .dropWhile(line -> !line.contains("$ sudo apt install"))
                .skip(1)
                .takeWhile(line -> !line.isBlank())
                .map(String::strip)
                .toList();
    }

    private static void logsToTheJournalWithPriorities(BootedDebian debian) throws Exception {
        debian.sh("cp " + SETTINGS + " /root/settings; echo 'meterline.short-code = short' >> " + SETTINGS);
        debian.sh("systemctl reload meterline");
        await().atMost(Deadline.LENGTH)
                .until(() ->
                        journal(debian, "warning").contains("not reloaded, nothing is changed: meterline.short-code"));
        debian.sh("cp /root/settings " + SETTINGS);
        assertThat(journal(debian, "warning")).doesNotContain("receiver bound");
        assertThat(journal(debian, "info").lines().filter(line -> !line.contains("meterline.service")))
                .as("neither a second time nor a number of the priority")
                .anyMatch(line -> line.contains("receiver bound"))
                .noneMatch(line -> line.matches("(\\d{4}-\\d\\d-\\d\\d|<\\d>).*"));
    }

    private static String journal(BootedDebian debian, String priority) throws Exception {
        return debian.run("journalctl -u meterline -o cat --no-pager -p " + priority)
                .output();
    }

    private static void isNotStartedBeforeItIsConfigured(BootedDebian debian) throws Exception {
        assertThat(debian.run("systemctl is-active meterline").output().strip()).isEqualTo("inactive");
        assertThat(debian.run("systemctl is-enabled meterline").output().strip())
                .isEqualTo("disabled");
        assertThat(debian.sh("stat -c '%U:%G %a' /etc/meterline /etc/meterline/secrets /var/lib/meterline")
                        .lines())
                .containsExactly("root:meterline 750", "root:root 600", "meterline:meterline 700");
        assertThat(debian.sh("stat -c '%U %a' /var/cache/meterline/classes.jsa").strip())
                .isEqualTo("root 644");
        debian.sh("man -w meterline meterline-export && test -f /usr/share/bash-completion/completions/meterline");
    }

    private static void takesAReadingAsItsUser(BootedDebian debian, SmscSimulator smsc) throws Exception {
        List<String> settings = List.of(
                "meterline.smpp.host = 127.0.0.1",
                "meterline.smpp.port = " + smsc.port(),
                "meterline.http.port = 0",
                "meterline.shutdown.timeout = 1s");
        debian.sh("printf '%s\\n' '" + String.join("' '", settings) + "' >> " + SETTINGS);
        debian.sh("systemctl start systemd-journald");
        debian.sh("systemctl enable --now meterline");
        awaitBound(debian, smsc);
        smsc.enqueue(CustomerSms.reading(1));
        assertThat(smsc.awaitSubmitted(1, Duration.ofSeconds(60)))
                .as(journal(debian, "debug"))
                .hasSize(1);
        assertThat(debian.sh("stat -c '%U %a' /var/lib/meterline/data/meterline.db")
                        .strip())
                .isEqualTo("meterline 600");
        assertThat(debian.sh("cat /proc/$(systemctl show meterline -p MainPID --value)/maps"))
                .as("it starts with the archive of its classes")
                .contains("/var/cache/meterline/classes.jsa");
    }

    private static void awaitBound(BootedDebian debian, SmscSimulator smsc) throws Exception {
        await().atMost(Deadline.LENGTH)
                .until(() -> smsc.bound().size() == 2
                        || debian.run("systemctl is-active meterline").exitCode() != 0);
        assertThat(smsc.bound())
                .as(debian.run("systemctl status meterline").output() + journal(debian, "debug"))
                .hasSize(2);
    }

    private static void keepsSettingsAndRestarts(BootedDebian debian, SmscSimulator smsc, String before)
            throws Exception {
        awaitBound(debian, smsc);
        assertThat(debian.sh("systemctl show meterline -p MainPID")).isNotEqualTo(before);
        assertThat(debian.sh("cat " + SETTINGS)).contains("reading.lenient = false", "http.port = 0");
        assertThat(debian.sh("cat /etc/meterline/java.options"))
                .as("an unchanged file is replaced by the new one")
                .contains("-Xmx512m");
    }

    private static void isRemovedWithoutItsData(BootedDebian debian) throws Exception {
        debian.sh("apt remove --yes meterline");
        assertThat(debian.run("systemctl is-active meterline").output().strip()).isEqualTo("inactive");
        debian.sh("cd /var/lib/meterline && test -f data/meterline.db && test -f before-upgrade.db && test -f "
                + SETTINGS);
        debian.sh("test ! -e /usr/lib/meterline && test ! -e /usr/bin/meterline && test ! -e /var/cache/meterline");
    }

    private static void isPurgedWithoutTheReadings(BootedDebian debian) throws Exception {
        assertThat(debian.sh("apt purge --yes meterline")).contains("readings are kept in /var/lib/meterline");
        debian.sh("test ! -e /etc/meterline && test ! -e /var/log/meterline");
        debian.sh("test -f /var/lib/meterline/data/meterline.db && id meterline");
        assertThat(debian.run("dpkg -s meterline").exitCode()).isEqualTo(1);
    }
}
