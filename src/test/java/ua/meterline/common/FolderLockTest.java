package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void refusesAFileInPlaceOfAFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("data"));

        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> FolderLock.ofGateway(file));
    }
}
