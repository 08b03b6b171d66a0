package ua.meterline.demo;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;

/**
 * The folder that Maven compiles to, where the demo runs from it. Java loads classes when it needs them: without the
 * folder, threads would end one by one.
 */
final class ProgramFolder {
    private static final long CHECK_MILLIS = 100;

    private ProgramFolder() {}

    /** Ends the process with exit code 1 and one line when the folder is removed. Without effect for a jar. */
    static void endWhenRemoved(Screen screen) throws IOException {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            return;
        }
        Object key = key(folder);
        String farewell = folder + " was removed while the demo ran from it (mvn clean?): it ends without a summary.";
        Thread watch = new Thread(() -> watch(folder, key, screen, farewell), "demo-program");
        watch.setDaemon(true);
        watch.start();
    }

    private static Path folder() throws IOException {
        CodeSource source = ProgramFolder.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void watch(Path folder, Object key, Screen screen, String farewell) {
        try {
            while (isThere(folder, key)) {
                Thread.sleep(CHECK_MILLIS);
            }
            screen.line(farewell);
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isThere(Path folder, Object key) {
        try {
            return key.equals(key(folder));
        } catch (IOException e) {
            return false;
        }
    }

    private static Object key(Path folder) throws IOException {
        Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
        return key == null ? folder : key;
    }
}
