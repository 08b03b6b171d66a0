package ua.meterline.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataOwnerTest {
    @TempDir
    private Path folder;

    private Path database;
    private CurrentUser self;
    private CurrentUser nobody;

    @BeforeEach
    void prepare() throws Exception {
        database = Files.createFile(folder.resolve("meterline.db"));
        self = CurrentUser.ofThisProcess().orElseThrow();
        nobody = new CurrentUser(user("nobody"), false);
    }

    @Test
    void hasNoProblemItself() throws Exception {
        assertThat(owner().problemOfCommand(self)).isEmpty();
        assertThat(owner().problemOfGateway(self)).isEmpty();
        assertThat(new DataOwner(folder.resolve("a"), folder.resolve("b")).problemOfCommand(nobody))
                .as("nothing is there yet")
                .isEmpty();
    }

    @Test
    void isTheOnlyOneWhoRunsCommandsBesideRoot() throws Exception {
        String refused = "data folder %s belongs to %s, and this is nobody; run the command as its owner:"
                + " sudo -u %s bin/meterline ...";

        assertThat(owner().problemOfCommand(nobody)).contains(refused.formatted(folder, self.name(), self.name()));
        assertThat(owner().problemOfCommand(new CurrentUser(user("root"), true)))
                .isEmpty();
        assertThat(new DataOwner(folder.resolve("none"), database).problemOfCommand(nobody))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .startsWith("database " + database + " belongs to " + self.name() + ", and this is nobody;"));
    }

    @Test
    void isTheOnlyOneWhoRunsTheGateway() throws Exception {
        assumeTrue(self.isRoot(), "only root gives files away");
        Files.setOwner(folder, nobody.principal());

        assertThat(owner().problemOfGateway(self))
                .contains(
                        "data folder " + folder + " belongs to nobody, and this is root; run the command as its owner:"
                                + " sudo -u nobody bin/meterline ...");
        assertThat(owner().problemOfGateway(nobody))
                .as("root left the database")
                .contains("database " + database + " belongs to root, and its data folder to nobody; give it back:"
                        + " sudo chown -R nobody: " + folder);
    }

    @Test
    void ownsTheFoldersThatRootCreates() throws Exception {
        assumeTrue(self.isRoot(), "only root gives files away");
        Files.setOwner(folder, nobody.principal());
        Path deep = folder.resolve("export/2026");

        PrivateFolder.create(deep);
        assertThat(Files.getOwner(deep)).isEqualTo(nobody.principal());
        assertThat(Files.getOwner(deep.getParent())).isEqualTo(nobody.principal());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep)))
                .isEqualTo("rwx------");
    }

    private DataOwner owner() {
        return new DataOwner(folder, database);
    }

    private UserPrincipal user(String name) throws IOException {
        return folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
    }
}
