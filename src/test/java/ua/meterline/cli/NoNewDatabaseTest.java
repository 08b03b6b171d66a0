package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clerk in another folder imported 50 accounts into a new database, which no gateway used. */
class NoNewDatabaseTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts import LIST",
                "accounts import --replace --force LIST",
                "accounts import --dry-run LIST",
                "readings import LIST --period LAST_MONTH --by Olena --why test",
                "readings enter 0501234567 12345 --by Olena",
                "readings withdraw 0501234567 12345 --period 2026-11 --by Olena --why test",
                "readings missing --period 2026-11",
                "readings summary",
                "accounts list",
                "accounts find Bojko",
                "accounts show 0501234567",
                "accounts meter-replaced 0501234567 --cancel --by Olena --why test",
                "export --period 2026-11",
                "export --again 1",
                "purge",
                "purge --dry-run",
                "backup COPY",
                "review list",
                "review show 1",
                "review accept 1 --by Olena --why test",
                "review reject 1 --by Olena --why test",
                "dossier --account 0501234567",
                "callback --period 2026-11",
                "users add olena --name Olena --roles office --generate",
                "users list",
                "users disable olena",
                "users enable olena",
                "users password olena --generate",
                "users roles olena office",
                "tokens add billing --roles office",
                "tokens list",
                "tokens revoke billing",
                "rehearse --since 2026-11-01"
            })
    void isMadeByACommand(String command) throws Exception {
        CommandFixture meterline = new CommandFixture(folder);
        Path list = Files.writeString(folder.resolve("list.csv"), "0501234567,12345\n");
        String arguments = command.replace("LIST", list.toString())
                .replace("LAST_MONTH", YearMonth.now().minusMonths(1).toString())
                .replace("COPY", folder.resolve("copy.db").toString());

        assertThat(meterline.execute(arguments.split(" "))).isEqualTo(1);

        assertThat(meterline.data).doesNotExist();
        assertThat(folder.resolve("copy.db")).doesNotExist();
        assertThat(meterline.err.toString().lines())
                .singleElement()
                .asString()
                .contains(meterline.database().toString());
    }

    @Test
    void isMadeByACheck() throws Exception {
        CommandFixture meterline = new CommandFixture(folder);

        meterline.execute("check");

        assertThat(meterline.database()).doesNotExist();
    }
}
