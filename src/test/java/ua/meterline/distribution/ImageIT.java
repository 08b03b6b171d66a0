package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.util.json.JsonObject;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.PackagedProgram;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;

/** The OCI image, built on an empty base image instead of one from a registry. Without an engine, it is run in
 * namespaces. */
class ImageIT {
    private static final List<String> NEEDED =
            List.of("/usr/bin/unshare", "/usr/bin/setpriv", "/usr/sbin/chroot", "/usr/bin/java");

    @TempDir
    private static Path folder;

    private static OciImage image;

    @BeforeAll
    static void build() throws Exception {
        image = OciImage.unpacked(built(), folder.resolve("image"));
    }

    @Test
    void containsTheDistributionForAnotherUserThanRoot() throws Exception {
        JsonObject config = image.config();
        assertThat(config.get("Entrypoint")).isEqualTo(List.of("/opt/meterline/bin/meterline"));
        assertThat(config.get("Cmd")).isEqualTo(List.of("run"));
        assertThat(config.getString("User")).isEqualTo("10001:10001");
        assertThat(config.getString("WorkingDir")).isEqualTo("/var/lib/meterline");
        assertThat(config.<JsonObject>getMap("Volumes")).containsOnlyKeys("/var/lib/meterline");
        assertThat(config.<JsonObject>getMap("ExposedPorts")).containsOnlyKeys("8080/tcp");
        assertThat(config.<JsonObject>getMap("Labels")).containsKeys("org.opencontainers.image.version");

        List<TarArchiveEntry> files = new ArrayList<>();
        for (Path layer : image.layers()) {
            files.addAll(entries(layer));
        }
        assertThat(files).extracting(TarArchiveEntry::getName).noneMatch(name -> name.startsWith("app/"));
        assertThat(modeOf("opt/meterline/bin/meterline", files)).isEqualTo("755");
        assertThat(modeOf("var/lib/meterline/", files)).isEqualTo("777");
        assertThat(files.stream()
                        .map(TarArchiveEntry::getName)
                        .filter(name -> name.matches("opt/meterline/lib/[^/]+\\.jar")))
                .as("each jar once")
                .hasSameSizeAs(jars())
                .doesNotHaveDuplicates();
    }

    /** As by an engine, on the programs of this machine instead of those of the base image. */
    @Test
    void takesAReadingAndEndsOnSigterm() throws Exception {
        assumeThat(System.getProperty("user.name")).as("namespaces need root").isEqualTo("root");
        assumeThat(NEEDED).as("tools, and a Java of this machine").allMatch(tool -> Files.exists(Path.of(tool)));
        Path root = folder.resolve("root");
        File log = folder.resolve("container.log").toFile();
        try (SmscSimulator smsc =
                new SmscSimulator(SimulatorOptions.builder().port(0).build()).start()) {
            Process container = image.start(root, settings(smsc), log);
            try {
                await().atMost(Deadline.LENGTH).until(() -> smsc.bound().size() == 2 || !container.isAlive());
                assumeThat(log).as("namespaces are allowed here").content().doesNotContain("unshare: ", "mount: ");
                smsc.enqueue(CustomerSms.reading(1));
                assertThat(smsc.awaitSubmitted(1, Duration.ofSeconds(60)))
                        .as(Files.readString(log.toPath()))
                        .hasSize(1);
                Path database = root.resolve("var/lib/meterline/data/meterline.db");
                assertThat(Files.getAttribute(database, "unix:uid")).isEqualTo(10001);

                container.children().forEach(ProcessHandle::destroy);
                assertThat(container.waitFor(Deadline.SECONDS, TimeUnit.SECONDS))
                        .isTrue();
                assertThat(container.exitValue())
                        .as(Files.readString(log.toPath()))
                        .isZero();
            } finally {
                container.destroyForcibly().onExit().join();
            }
        }
    }

    private static Map<String, String> settings(SmscSimulator smsc) {
        return Map.of(
                "METERLINE_SMPP_HOST", "127.0.0.1",
                "METERLINE_SMPP_PORT", String.valueOf(smsc.port()),
                "METERLINE_HTTP_PORT", "0",
                "METERLINE_SHUTDOWN_TIMEOUT", "1s");
    }

    private static List<Path> jars() throws IOException {
        try (var files = Files.list(PackagedProgram.HOME.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static String modeOf(String name, List<TarArchiveEntry> files) {
        return files.stream()
                .filter(file -> file.getName().equals(name))
                .map(file -> Integer.toOctalString(file.getMode() & 0777))
                .findFirst()
                .orElse("no " + name);
    }

    private static Path built() throws Exception {
        Path mvn = Path.of(System.getProperty("maven.home", "/usr/share/maven"), "bin", "mvn");
        assumeThat(mvn).as("Maven is there").exists();
        Path log = folder.resolve("maven.log");
        Path image = folder.resolve("image.tar");
        Process maven = new ProcessBuilder(
                        mvn.toString(),
                        "-B",
                        "-q",
                        "-Pimage",
                        "jib:buildTar",
                        "-Djib.from.image=tar://" + emptyBase(),
                        "-Djib.outputPaths.tar=" + image)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(maven.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(maven.exitValue()).as(Files.readString(log)).isZero();
        return image;
    }

    /** An image as {@code docker save} writes it: one layer, which is empty. */
    private static Path emptyBase() throws Exception {
        ByteArrayOutputStream layer = new ByteArrayOutputStream();
        new TarArchiveOutputStream(layer).close();
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(layer.toByteArray()));
        Path base = folder.resolve("base.tar");
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(base))) {
            put(tar, "layer.tar", layer.toByteArray());
            put(
                    tar,
                    "config.json",
                    ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"config\":{},\"history\":[{}],\"rootfs\":"
                                    + "{\"type\":\"layers\",\"diff_ids\":[\"sha256:" + digest + "\"]}}")
                            .getBytes(StandardCharsets.UTF_8));
            put(
                    tar,
                    "manifest.json",
                    "[{\"Config\":\"config.json\",\"RepoTags\":[\"base:1\"],\"Layers\":[\"layer.tar\"]}]"
                            .getBytes(StandardCharsets.UTF_8));
        }
        return base;
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static List<TarArchiveEntry> entries(Path layer) throws IOException {
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (TarArchiveInputStream content =
                new TarArchiveInputStream(new GzipCompressorInputStream(Files.newInputStream(layer)))) {
            for (TarArchiveEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
