package ua.meterline.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Purges imported mails and lists, in a folder per day below {@code done/} of the inbox. Thread-safe. */
public final class ProcessedFilesPurge {
    private final Path done;
    private final ZoneId zone;

    /** @param zone of the days in the folder names */
    public ProcessedFilesPurge(Path inbox, ZoneId zone) {
        this.done = inbox.resolve("done");
        this.zone = zone;
    }

    /** Counts the files of days that ended before the cutoff. */
    long count(Instant cutoff) throws IOException {
        long files = 0;
        for (Path day : daysBefore(cutoff)) {
            files += filesIn(day).size();
        }
        return files;
    }

    /** Deletes those files and their folders; returns how many files. */
    long delete(Instant cutoff) throws IOException {
        long deleted = 0;
        for (Path day : daysBefore(cutoff)) {
            for (Path file : filesIn(day)) {
                Files.delete(file);
                deleted++;
            }
            Files.delete(day);
        }
        return deleted;
    }

    private List<Path> daysBefore(Instant cutoff) throws IOException {
        LocalDate last = LocalDate.ofInstant(cutoff, zone);
        List<Path> days = new ArrayList<>();
        for (Path folder : filesIn(done)) {
            if (Files.isDirectory(folder) && isDayBefore(folder.getFileName().toString(), last)) {
                days.add(folder);
            }
        }
        return days;
    }

    /** Folders with other names were not created by the gateway. */
    private static boolean isDayBefore(String name, LocalDate last) {
        try {
            return LocalDate.parse(name).isBefore(last);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
