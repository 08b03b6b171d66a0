package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.distribution.Distribution.Running;
import ua.meterline.fixture.PackagedProgram;

/** The archive, the bill of materials and the class-data archive. */
class PackagedFilesIT {
    private static final Path TARGET = PackagedProgram.HOME.getParent();

    @TempDir
    private Path folder;

    @Test
    void unpackIntoAFolderWithTheVersion() throws IOException {
        Path archive = only("meterline-*.tar.gz");
        String top = archive.getFileName().toString().replace(".tar.gz", "/");
        assertThat(top).matches("meterline-\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?/");
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GzipCompressorInputStream(Files.newInputStream(archive)))) {
            Map<String, Integer> modes = new HashMap<>();
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                modes.put(entry.getName(), entry.getMode() & 0777);
            }
            assertThat(modes.keySet()).allMatch(name -> name.startsWith(top));
            assertThat(modes)
                    .containsEntry(top + "bin/meterline", 0755)
                    .containsKeys(
                            top + "service/meterline.service",
                            top + "share/man/man1/meterline-export.1",
                            top + "share/bash-completion/completions/meterline");
        }
    }

    @Test
    void listEachLibraryInTheBillOfMaterials() throws IOException {
        Path listed = PackagedProgram.HOME.resolve(
                only("meterline-*.tar.gz").getFileName().toString().replace(".tar.gz", ".cdx.json"));
        assumeThat(listed).as("the plugin was run: it needs Maven online").exists();
        String bill = Files.readString(listed);
        try (Stream<Path> files = Files.walk(PackagedProgram.HOME.resolve("lib"))) {
            List<String> jars = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("meterline-"))
                    .toList();
            assertThat(jars)
                    .hasSizeGreaterThan(50)
                    .allSatisfy(jar -> assertThat(bill)
                            .as(jar)
                            .containsPattern("\"purl\" : \"pkg:maven/[^\"]*/"
                                    + jar.replaceFirst("-(\\d[^/]*)\\.jar$", "@$1\\\\?")));
        }
        assertThat(PackagedProgram.HOME.resolve(only("meterline-*.cdx.xml").getFileName()))
                .exists();
        assertThat(bill).doesNotContain("junit-jupiter");
    }

    /** Such as one of another Java, or cut off by a full disk. */
    @Test
    void startWithoutAClassDataArchiveThatDoesNotFit() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.createSymbolicLink(home.resolve("lib"), PackagedProgram.HOME.resolve("lib"));
        Path script = Files.createDirectory(home.resolve("bin")).resolve("meterline");
        Files.copy(PackagedProgram.HOME.resolve("bin/meterline"), script);
        Path archive = Files.createDirectory(home.resolve("cache")).resolve("classes.jsa");
        for (String content : List.of("", "no archive", "x".repeat(1 << 16))) {
            Files.writeString(archive, content);
            try (Running version =
                    Distribution.in(folder).start(script, Map.of("JAVA_OPTS", "-XX:TieredStopAtLevel=1"), "version")) {
                assertThat(version.exitCode()).as(version.errors()).isZero();
                assertThat(version.output()).startsWith("Meterline ");
                assertThat(version.errors()).isEmpty();
            }
        }
    }

    private static Path only(String glob) throws IOException {
        try (var files = Files.newDirectoryStream(TARGET, glob)) {
            return files.iterator().next();
        }
    }
}
