package ua.meterline.common;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Gives files that root created to the user that the gateway runs as: the owner of its folder. */
public final class FileOwner {
    private FileOwner() {}

    /**
     * Makes owner and group of the file those of the folder. Without effect for other users than root, and on file
     * systems without owners.
     */
    public static void copy(Path folder, Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return;
        }
        PosixFileAttributes wanted = Files.readAttributes(folder, PosixFileAttributes.class);
        if (view.readAttributes().owner().equals(wanted.owner())) {
            return;
        }
        try {
            view.setOwner(wanted.owner());
            view.setGroup(wanted.group());
        } catch (FileSystemException e) {
            // Only root may give files away; another user keeps what it created.
        }
    }
}
