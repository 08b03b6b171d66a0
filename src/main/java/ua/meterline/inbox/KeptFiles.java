package ua.meterline.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import ua.meterline.common.Sha256;

/** Finds the file that a message came with among those that are done with. Thread-safe. */
public final class KeptFiles {
    /** A file is moved on the day of its import, or after a restart some days later. */
    private static final int DAYS = 8;

    private static final int MOST_NUMBERED = 50;
    /** Of mails that were put into the folder by hand, whose names are not known. */
    private static final int MOST_SEARCHED = 2_000;

    private static final String HASH = "sha256:";
    private static final String FROM_A_MAILBOX = "imap-";

    private final Path inbox;
    private final ZoneId zone;

    public KeptFiles(Path inbox, ZoneId zone) {
        this.inbox = inbox;
        this.zone = zone;
    }

    /**
     * The file, if it is still kept and unchanged.
     *
     * @param keys of the message, see {@link FileFingerprint#part}
     * @param importedAt when its message was stored
     * @param name of a list or of a quarantined file, as in the message; null where unknown
     */
    public Optional<InboxFile> find(List<String> keys, Instant importedAt, String name) throws IOException {
        Optional<String> hash = keys.stream()
                .filter(key -> key.startsWith(HASH))
                .map(KeptFiles::withoutPart)
                .findFirst();
        if (hash.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> known = keys.stream()
                .filter(key -> key.startsWith(FROM_A_MAILBOX))
                .map(key -> withoutPart(key) + ".eml")
                .findFirst()
                .or(() -> Optional.ofNullable(name));
        try (Stream<Path> candidates = known.isPresent() ? named(known.get(), importedAt) : mails(importedAt)) {
            return candidates
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> hasKey(file, hash.get()))
                    .findFirst()
                    .map(file -> new InboxFile(file, importedAt));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The row of a list, or the part of a mail, that became the message; -1 for a quarantined file. */
    public static int part(List<String> keys) {
        return keys.stream()
                .map(key -> Integer.valueOf(key.substring(key.indexOf('#') + 1)))
                .findFirst()
                .orElse(-1);
    }

    private static String withoutPart(String key) {
        return key.substring(0, key.indexOf('#'));
    }

    private Stream<Path> folders(Instant importedAt) {
        LocalDate day = LocalDate.ofInstant(importedAt, zone);
        return Stream.concat(
                        IntStream.range(0, DAYS)
                                .mapToObj(later -> inbox.resolve("done")
                                        .resolve(day.plusDays(later).toString())),
                        Stream.of(inbox.resolve("failed")))
                .filter(folder -> Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS));
    }

    private Stream<Path> named(String name, Instant importedAt) {
        String safe = FileName.safe(name);
        return folders(importedAt)
                .flatMap(folder -> Stream.concat(
                        Stream.of(folder.resolve(safe)),
                        IntStream.rangeClosed(2, MOST_NUMBERED)
                                .mapToObj(number -> folder.resolve(FileName.numbered(safe, number)))
                                .takeWhile(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS))));
    }

    private Stream<Path> mails(Instant importedAt) {
        return folders(importedAt)
                .flatMap(KeptFiles::listed)
                .filter(file -> FileKind.of(file.getFileName().toString()).equals(Optional.of(FileKind.MAIL)))
                .limit(MOST_SEARCHED);
    }

    private static Stream<Path> listed(Path folder) {
        try {
            return Files.list(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The key of a quarantined file is that of its beginning. */
    private static boolean hasKey(Path file, String key) {
        try {
            return key.equals(HASH + Sha256.hex(file))
                    || key.equals(HASH + Sha256.hex(FileReader.traits(InboxFile.at(file))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
