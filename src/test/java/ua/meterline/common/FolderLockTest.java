package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    Path folder;

    @Test
    void createsTheFolder() throws IOException {
        Path deep = folder.resolve("var").resolve("meterline");

        try (FolderLock directory = FolderLock.ofGateway(deep)) {
            assertThat(directory).isNotNull();
            assertThat(deep).isDirectory();
        }
    }

    @Test
    void refusesASecondGatewayUntilTheFirstReleasesTheLock() throws IOException {
        try (FolderLock first = FolderLock.ofGateway(folder)) {
            assertThat(first).isNotNull();
            assertThatIOException()
                    .isThrownBy(() -> FolderLock.ofGateway(folder))
                    .withMessage("another gateway is running on this folder");
        }
        FolderLock.ofGateway(folder).close();
    }

    /** Two gateways with data folders of their own used to share one database. */
    @Test
    void refusesASecondGatewayOnTheDatabaseByAnyPath() throws IOException {
        Path database = folder.resolve("meterline.db");
        Path detour = Files.createDirectory(folder.resolve("other")).resolve("../meterline.db");
        Path link = Files.createSymbolicLink(folder.resolve("link.db"), database);
        try (FolderLock first = FolderLock.ofDatabase(database)) {
            assertThat(first).isNotNull();
            Files.createFile(database);
            for (Path path : List.of(database, detour, link)) {
                assertThatIOException()
                        .isThrownBy(() -> FolderLock.ofDatabase(path))
                        .withMessage("another gateway is running on this database");
            }
        }
        FolderLock.ofDatabase(link).close();
    }

    @Test
    void refusesAFileInPlaceOfAFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("data"));

        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> FolderLock.ofGateway(file));
    }
}
