package ua.meterline.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The files of processed mails. For use by one thread at a time. */
final class DoneMails {
    private final Path folder;
    private final Set<Path> seen = new TreeSet<>();

    /** @param folder may not exist yet */
    DoneMails(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    int count() {
        return seen.size();
    }

    /** The files that are new since the last call. */
    List<Path> arrived() throws IOException {
        List<Path> arrived = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).filter(seen::add).forEach(arrived::add);
            }
        }
        return arrived;
    }
}
