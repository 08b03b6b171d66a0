package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ua.meterline.common.Sha256;
import ua.meterline.fixture.GatewayDatabase;

/**
 * A command whose entry the audit log refuses changes nothing. The entry is in the transaction of the first change:
 * {@code export} and {@code accounts import} once wrote it after their work, and a crash in between left the work
 * without an entry.
 */
@ResourceLock(TypedInput.RESOURCE)
class UnrecordedCommandsTest {
    private static final String ACCOUNT = BackOfficeFixture.ACCOUNT;
    private static final String LAST_QUARTER = YearMonth.now().minusMonths(3).toString();

    @TempDir
    static Path folder;

    private static BackOfficeFixture office;

    private final InputStream before = System.in;

    /** Once: no command changes it. */
    @BeforeAll
    static void prepare() throws Exception {
        office = new BackOfficeFixture(folder);
        office.held(ACCOUNT, 12345, "2026-11", true, "use-too-high");
        office.accepted("0507654321", 12345, "2026-11");
        Files.writeString(folder.resolve("accounts.csv"), "account,name\n" + ACCOUNT + ",Бойко\n");
        Files.writeString(folder.resolve("opening.csv"), ACCOUNT + ",900\n");
        assertThat(office.run("export", "--period", "2026-11")).isZero();
        office.accepted("0507654322", 12345, "2026-11");
        assertThat(office.run("users", "add", "petro", "--name", "Petro", "--roles", "phone", "--generate"))
                .isZero();
        assertThat(office.run("tokens", "add", "cabinet", "--roles", "phone")).isZero();
        keepLetter();
        Files.writeString(folder.resolve("data/export/readings-2026-11-000001.csv"), "edited");
        GatewayDatabase.of(office.file()).refuseAuditEntries();
    }

    /** A letter of the customer, which an erasure deletes. */
    private static void keepLetter() throws Exception {
        Path done = Files.createDirectories(folder.resolve("data/inbox/done/2026-11-03"));
        Path letter = Files.writeString(done.resolve("letter.eml"), ACCOUNT);
        office.execute(
                "INSERT INTO imported VALUES (?, 2, 'x')", "sha256:" + Sha256.hex(Files.readAllBytes(letter)) + "#2");
    }

    @AfterEach
    void restoreInput() {
        System.setIn(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "review accept 1 --by Olena --why called",
                "review reject 1 --by Olena --why called",
                "accounts import FOLDER/accounts.csv",
                "accounts meter-replaced 0501234567 --on 2026-10-20 --final 100 --start 0 --by Olena --why act",
                "readings import FOLDER/opening.csv --period LAST_QUARTER --by Olena --why billed",
                "readings enter 0501234567 12345 --by Olena",
                "readings withdraw 0507654321 12345 --period 2026-11 --by Olena --why act",
                "export --period 2026-11",
                "export --again 1",
                "customer erase --account 0507654321 --by Olena --why request",
                "users add olena --name Olena --roles office --password-stdin",
                "users roles petro office",
                "users password petro --password-stdin",
                "users disable petro",
                "tokens add billing --roles office",
                "tokens revoke cabinet"
            })
    void aCommandThatCannotBeRecordedChangesNothing(String command) throws Exception {
        System.setIn(new ByteArrayInputStream("seven green boats\n".getBytes(StandardCharsets.UTF_8)));
        List<String> stored = everything();

        int exit = office.run(command.replace("FOLDER", folder.toString())
                .replace("LAST_QUARTER", LAST_QUARTER)
                .split(" "));

        assertThat(office.err()).contains("no entry");
        assertThat(exit).isEqualTo(1);
        assertThat(everything()).isEqualTo(stored);
    }

    /** The rows of all tables, and the files of exports and of the inbox. */
    private static List<String> everything() throws Exception {
        try (Stream<Path> files =
                Stream.concat(Files.walk(folder.resolve("data/export")), Files.walk(folder.resolve("data/inbox")))) {
            return Stream.concat(
                            GatewayDatabase.of(office.file()).everything("").stream(),
                            files.filter(file -> Files.isRegularFile(file) && !file.endsWith(".lock"))
                                    .map(UnrecordedCommandsTest::content))
                    .toList();
        }
    }

    private static String content(Path file) {
        try {
            return file + " " + Files.readString(file);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }
}
