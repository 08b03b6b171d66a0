package ua.meterline.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What billing finds in the export folders of several nodes. */
final class ExportedFiles {
    private ExportedFiles() {}

    /**
     * The rows of all batches in CSV, without their headings. A batch that is in several folders, because its node was
     * killed before it was marked as exported, has the same octets in each of them.
     *
     * @param dataFolders of the nodes
     */
    static List<String> rows(Path... dataFolders) throws IOException {
        Map<String, List<String>> batches = new TreeMap<>();
        for (Path folder : dataFolders) {
            Path exports = folder.resolve("export");
            if (!Files.exists(exports)) {
                continue;
            }
            try (Stream<Path> files = Files.list(exports)) {
                for (Path file : files.toList()) {
                    String name = file.getFileName().toString();
                    if (name.matches("readings-.*\\.csv")) {
                        List<String> lines = Files.readAllLines(file);
                        List<String> other = batches.put(name, lines);
                        assertThat(other == null ? lines : other).as(name).isEqualTo(lines);
                    }
                }
            }
        }
        List<String> rows = new ArrayList<>();
        batches.values().forEach(lines -> rows.addAll(lines.subList(1, lines.size())));
        return rows;
    }
}
