package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.apache.camel.util.json.Jsoner;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.fixture.PackagedProgram;

/** The OCI image, built on an empty base image instead of one from a registry. It is inspected, not run. */
class ImageIT {
    @TempDir
    private Path folder;

    @Test
    void runsTheDistributionAsAnotherUserThanRoot() throws Exception {
        Path image = built();
        JsonObject index = (JsonObject) Jsoner.deserialize(text(image, "index.json"));
        JsonObject manifest = blob(
                image, (JsonObject) index.<JsonArray>getCollection("manifests").get(0));
        JsonObject config = blob(image, manifest.getMap("config")).getMap("config");

        assertThat(config.get("Entrypoint")).isEqualTo(List.of("/opt/meterline/bin/meterline"));
        assertThat(config.get("Cmd")).isEqualTo(List.of("run"));
        assertThat(config.getString("User")).isEqualTo("10001:10001");
        assertThat(config.getString("WorkingDir")).isEqualTo("/var/lib/meterline");
        assertThat(config.<JsonObject>getMap("Volumes")).containsOnlyKeys("/var/lib/meterline");
        assertThat(config.<JsonObject>getMap("ExposedPorts")).containsOnlyKeys("8080/tcp");
        assertThat(config.<JsonObject>getMap("Labels")).containsKeys("org.opencontainers.image.version");

        List<TarArchiveEntry> files = new ArrayList<>();
        for (Object layer : manifest.<JsonArray>getCollection("layers")) {
            files.addAll(entries(image, path((JsonObject) layer)));
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

    private Path built() throws Exception {
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
    private Path emptyBase() throws Exception {
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

    private static JsonObject blob(Path image, JsonObject descriptor) throws Exception {
        return (JsonObject) Jsoner.deserialize(text(image, path(descriptor)));
    }

    private static String path(JsonObject descriptor) {
        return "blobs/" + descriptor.getString("digest").replace(':', '/');
    }

    private static String text(Path image, String name) throws IOException {
        try (TarArchiveInputStream tar = at(image, name)) {
            return new String(tar.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<TarArchiveEntry> entries(Path image, String layer) throws IOException {
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (TarArchiveInputStream tar = at(image, layer);
                TarArchiveInputStream content = new TarArchiveInputStream(new GzipCompressorInputStream(tar))) {
            for (TarArchiveEntry entry = content.getNextEntry(); entry != null; entry = content.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /** The image's tar, with the file to be read next. */
    private static TarArchiveInputStream at(Path image, String name) throws IOException {
        TarArchiveInputStream tar = new TarArchiveInputStream(Files.newInputStream(image));
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.getName().equals(name)) {
                return tar;
            }
        }
        throw new IOException("no " + name + " in " + image);
    }
}
