package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.distribution.Distribution.Running;
import ua.meterline.fixture.ClosedPort;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.PackagedProgram;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;

class DistributionIT {
    private final Map<String, String> environment = new HashMap<>();
    private SmscSimulator smsc;
    private Distribution distribution;

    @TempDir
    private Path folder;

    @BeforeEach
    void startSmsc() throws Exception {
        smsc = new SmscSimulator(SimulatorOptions.builder().build()).start();
        distribution = Distribution.in(folder);
        environment.put("METERLINE_SMPP_HOST", "127.0.0.1");
        environment.put("METERLINE_SMPP_PORT", String.valueOf(smsc.port()));
        environment.put("METERLINE_HTTP_PORT", "0");
    }

    @AfterEach
    void stopSmsc() {
        smsc.close();
    }

    @Test
    void startsThroughASymbolicLinkAndPrintsItsVersion() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("ml"), distribution.script());
        try (Running version = distribution.start(link, environment, "version")) {
            assertThat(version.exitCode()).isZero();
            assertThat(version.output())
                    .matches("Meterline \\d+\\.\\d+\\.\\d+\\S* \\(revision \\w+\\), Java \\d+.*\\R");
        }
    }

    @Test
    void keepsLibrariesOfTheDemoAndOfTheTestsOffTheClassPathOfTheGateway() throws Exception {
        assertThat(jars("lib"))
                .anyMatch(jar -> jar.startsWith("meterline-"))
                .noneMatch(jar -> jar.matches("(greenmail|junit|assertj|awaitility|archunit|camel-test|netty).*"));
        assertThat(jars("lib/demo")).singleElement().asString().startsWith("greenmail");
    }

    /** With any umask: they hold what customers wrote. */
    @Test
    void createsFilesForTheirOwnerAloneAndLeavesNothingInTheTemporaryFolder() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("tmp"));
        Path data = folder.resolve("data");
        environment.put("JAVA_OPTS", String.join(" ", PackagedProgram.quickStart()) + " -Djava.io.tmpdir=" + temporary);
        environment.put("METERLINE_DATA_DIR", data.toString());
        String command = "umask 022; exec '" + distribution.script() + "' run";
        try (Running gateway = distribution.start(Path.of("/bin/sh"), environment, "-c", command)) {
            gateway.awaitOutput("transmitter bound");
            try (Stream<Path> files = Files.walk(data)) {
                assertThat(files)
                        .allSatisfy(
                                file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                                        .as(file.toString())
                                        .endsWith("------"));
            }
            assertThat(data.resolve("meterline.db-wal")).exists();
            gateway.process().destroyForcibly().waitFor();
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void namesItsLicenceAndThatOfEachLibrary() throws Exception {
        assertThat(distribution.home().resolve("LICENSE")).content().contains("Apache License", "Version 2.0");
        assertThat(distribution.home().resolve("THIRD-PARTY.txt"))
                .content()
                .contains("org.apache.camel:camel-main:", "com.icegreen:greenmail:")
                .doesNotContain("org.junit", "Unknown license");
    }

    private List<String> jars(String folder) throws IOException {
        try (Stream<Path> files = Files.list(distribution.home().resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    @Test
    void prefersJavaOptionsOfTheEnvironmentToTheShippedOnes() throws Exception {
        environment.put("JAVA_OPTS", "-Xmx64m -XX:+PrintCommandLineFlags");
        try (Running version = distribution.start(environment, "version")) {
            assertThat(version.exitCode()).isZero();
            assertThat(version.output())
                    .contains("-XX:+UseParallelGC", "-XX:MaxHeapSize=" + 64 * 1024 * 1024 + " ", "Meterline ");
        }
    }

    @Test
    void checksSuccessfullyWithTheShippedSettings() throws Exception {
        try (Running check = distribution.start(environment, "check")) {
            assertThat(check.exitCode()).isZero();
            assertThat(check.output().lines())
                    .hasSize(6)
                    .allMatch(line -> line.startsWith("ok  "))
                    .anyMatch(line -> line.endsWith("conf/meterline.properties"));
        }
    }

    @Test
    void reportsAnUnreachableSmsc() throws Exception {
        try (ClosedPort port = new ClosedPort()) {
            environment.put("METERLINE_SMPP_PORT", String.valueOf(port.number()));
            try (Running check = distribution.start(environment, "check")) {
                assertThat(check.exitCode()).isEqualTo(1);
                assertThat(check.output())
                        .contains("FAILED  smsc      127.0.0.1:" + port.number()
                                + ": receiver not bound: Connection refused");
            }
        }
    }

    @Test
    void reportsAWrongSettingInOneLine() throws Exception {
        environment.put("METERLINE_SMPP_SUBMIT_WINDOW", "wide");
        try (Running run = distribution.start(environment, "run")) {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.errors().lines()).hasSize(1);
            assertThat(run.errors()).startsWith("meterline: meterline.smpp.submit-window = 'wide'");
        }
    }

    @Test
    void repliesToAMessageAndStopsInOrderOnSigterm() throws Exception {
        environment.put("JAVA_OPTS", ""); // as shipped
        try (Running run = distribution.start(environment, "run")) {
            await().atMost(Deadline.LENGTH).until(() -> smsc.bound().size() == 2);
            smsc.enqueue(MobileMessage.of("380671112233", "7104", "0501234567 12345"));

            assertThat(smsc.awaitSubmitted(1, Duration.ofSeconds(30))).hasSize(1);
            run.process().destroy();
            assertThat(run.exitCode()).isZero();
            assertThat(run.output())
                    .contains(
                            "conf/meterline.properties",
                            "Data in " + folder.toRealPath().resolve("data"),
                            "Started in",
                            "Stopped")
                    .doesNotContain("ERROR", "\tat ", "380671112233", "0501234567");
            assertThat(run.errors()).isEmpty();
        }
        assertThat(smsc.bound()).isEmpty();
    }

    @Test
    void endsTheSimulatorInOrderOnSigterm() throws Exception {
        try (Running simulator = distribution.start(environment, "simulator", "--port", "0")) {
            simulator.awaitOutput("SMSC listens on 127.0.0.1:");
            simulator.process().destroy();

            assertThat(simulator.exitCode()).isZero();
            assertThat(simulator.output()).contains("ended: delivered 0");
            assertThat(simulator.errors()).isEmpty();
        }
    }

    @Test
    void importsAFileWithACyrillicNameInThePosixLocale() throws Exception {
        environment.put("LC_ALL", "POSIX");
        environment.put("METERLINE_INBOX_QUIET_TIME", "0ms");
        Path inbox = Files.createDirectories(folder.resolve("data/inbox"));
        Path list = Files.writeString(inbox.resolve("показники.csv"), "0501234567;12345\n");
        try (Running run = distribution.start(environment, "run")) {
            await().atMost(Deadline.LENGTH).until(() -> Files.notExists(list));
            run.process().destroy();
            assertThat(run.exitCode()).isZero();
            assertThat(run.output()).doesNotContain("WARN", "ERROR");
        }
        try (Stream<Path> files = Files.walk(inbox.resolve("done"))) {
            assertThat(files.map(file -> file.getFileName().toString())).contains("показники.csv");
        }
    }

    /** It would bind, but store nothing or send no replies, and its health check would pass. */
    @Test
    void doesNotStartWithoutOneOfItsRoutes() throws Exception {
        Path home = Files.createDirectories(folder.resolve("edited"));
        for (String part : List.of("bin", "routes")) {
            Path copy = Files.createDirectories(home.resolve(part));
            try (Stream<Path> files = Files.list(distribution.home().resolve(part))) {
                for (Path file : files.toList()) {
                    Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        Files.createSymbolicLink(home.resolve("lib"), distribution.home().resolve("lib"));
        Files.delete(home.resolve("routes/deliver-replies.camel.yaml"));

        try (Running run = distribution.start(home.resolve("bin/meterline"), environment, "run")) {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errors())
                    .startsWith("meterline: routes: deliver-replies, queue-replies missing in file:")
                    .contains("edited/routes/")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void refusesASecondGatewayOnTheSameData() throws Exception {
        try (Running first = distribution.start(environment, "run")) {
            first.awaitOutput("Started in");
            try (Running second = distribution.start(environment, "run")) {
                assertThat(second.exitCode()).isEqualTo(1);
                assertThat(second.errors())
                        .contains("another gateway is running")
                        .doesNotContain("\tat ");
            }
        }
    }

    @Test
    void reportsAMissingJavaInOneLine() throws Exception {
        environment.put("JAVA_HOME", folder.resolve("nowhere").toString());
        try (Running version = distribution.start(environment, "version")) {
            assertThat(version.exitCode()).isEqualTo(1);
            assertThat(version.errors().lines()).hasSize(1);
            assertThat(version.errors()).contains("there is no ", "Java 17 or newer");
        }
    }

    @Test
    void reportsAnOldJavaInOneLine() throws Exception {
        Path java = Files.createDirectories(folder.resolve("old/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'java version \"1.8.0_402\"' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("JAVA_HOME", folder.resolve("old").toString());
        try (Running version = distribution.start(environment, "version")) {
            assertThat(version.exitCode()).isEqualTo(1);
            assertThat(version.errors().lines()).hasSize(1);
            assertThat(version.errors()).contains("Meterline needs 17 or newer");
        }
    }
}
