package ua.meterline.billing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import ua.meterline.common.Sha256;

/**
 * The files of batches, to be looked at and handed out. Only files of the export folder itself are opened, by the names
 * that exports give. Thread-safe.
 */
public final class BatchFiles {
    private static final Pattern NAME =
            Pattern.compile("readings-[0-9]{4}-[0-9]{2}-[0-9]{6,18}\\.(csv|jsonl|xml|manifest\\.json)");
    /** Larger ones are compared only when they are handed out. */
    private static final long LARGEST_TO_LOOK_AT = 16L << 20;

    private static final long LARGEST_MANIFEST = 1L << 16;
    private static final int BUFFER = 1 << 16;

    /** What is to be found under the name of a batch. */
    public enum State {
        /** The octets that were exported. */
        INTACT,
        /** Too large to be compared at once. */
        UNCHECKED,
        MISSING,
        /** Other octets than those that were exported. */
        CHANGED,
        /** No plain file of the export folder, or the gateway has no right to read it. */
        UNREADABLE,
        /** The batch is not complete. */
        UNFINISHED
    }

    /** @param size 0 where there is no file */
    public record Look(State state, long size) {}

    /** The file cannot be handed out. */
    public static final class FileProblemException extends Exception {
        private static final long serialVersionUID = 1L;
        private final State state;

        FileProblemException(State state) {
            super(state.toString());
            this.state = state;
        }

        public State state() {
            return state;
        }
    }

    /** A version of a file, by what changes with its content. */
    private record Version(Object key, Object modified, long size) {
        static Version of(BasicFileAttributes file) {
            return new Version(file.fileKey(), file.lastModifiedTime(), file.size());
        }
    }

    private final Path folder;
    private final Map<Long, Version> intact = new ConcurrentHashMap<>();

    public BatchFiles(Path folder) {
        this.folder = folder;
    }

    /** Reads a file of usual size, once for each version of it. */
    public Look look(Batch batch) {
        return look(batch, LARGEST_TO_LOOK_AT);
    }

    /** Reads no file. */
    public Look glance(Batch batch) {
        return look(batch, 0);
    }

    private Look look(Batch batch, long largest) {
        try (Opened opened = open(batch, batch.file())) {
            Version version = Version.of(opened.attributes);
            if (!version.equals(intact.get(batch.id()))) {
                if (version.size() > largest) {
                    return new Look(State.UNCHECKED, version.size());
                } else if (!opened.sha256().equals(batch.sha256())) {
                    return new Look(State.CHANGED, version.size());
                }
                intact.put(batch.id(), version);
            }
            return new Look(State.INTACT, version.size());
        } catch (FileProblemException e) {
            return new Look(e.state(), 0);
        } catch (IOException e) {
            return new Look(State.UNREADABLE, 0);
        }
    }

    /**
     * Opens the file after it was compared with what was exported. To be closed by the caller, or by {@link
     * Opened#writeTo}.
     */
    public Opened open(Batch batch) throws FileProblemException {
        Opened opened = open(batch, batch.file());
        try {
            if (opened.sha256().equals(batch.sha256())) {
                return opened;
            }
            opened.close();
        } catch (IOException e) {
            opened.closeQuietly();
            throw new FileProblemException(State.UNREADABLE);
        }
        throw new FileProblemException(State.CHANGED);
    }

    /** Opens the manifest. */
    public Opened openManifest(Batch batch) throws FileProblemException {
        Opened opened = open(batch, batch.manifest());
        if (opened.size() > LARGEST_MANIFEST) {
            opened.closeQuietly();
            throw new FileProblemException(State.CHANGED);
        }
        return opened;
    }

    private Opened open(Batch batch, String name) throws FileProblemException {
        if (!batch.isExported()) {
            throw new FileProblemException(State.UNFINISHED);
        } else if (!NAME.matcher(name).matches()) {
            throw new FileProblemException(State.UNREADABLE);
        }
        Path file = folder.resolve(name);
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                throw new FileProblemException(State.UNREADABLE);
            }
            return new Opened(FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS), attributes);
        } catch (NoSuchFileException e) {
            throw new FileProblemException(State.MISSING);
        } catch (IOException e) {
            throw new FileProblemException(State.UNREADABLE);
        }
    }

    /** An open file: also when another takes its name, its content stays. For use by one thread. */
    public static final class Opened implements AutoCloseable {
        private final FileChannel channel;
        private final BasicFileAttributes attributes;

        private Opened(FileChannel channel, BasicFileAttributes attributes) {
            this.channel = channel;
            this.attributes = attributes;
        }

        public long size() {
            return attributes.size();
        }

        private String sha256() throws IOException {
            MessageDigest digest = Sha256.newDigest();
            byte[] buffer = new byte[BUFFER];
            InputStream in = Channels.newInputStream(channel.position(0));
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        }

        /** Writes the content and closes the file. */
        public void writeTo(OutputStream out) throws IOException {
            try (channel) {
                Channels.newInputStream(channel.position(0)).transferTo(out);
            }
        }

        private void closeQuietly() {
            try {
                close();
            } catch (IOException e) {
                // it was read only
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
