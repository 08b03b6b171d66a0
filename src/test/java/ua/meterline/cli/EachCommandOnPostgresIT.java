package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import ua.meterline.fixture.OnPostgres;

/**
 * Each command of the command line on PostgreSQL: it works, or says in one line what to use instead. A new command has
 * to be added here.
 */
@OnPostgres
@ResourceLock(TypedInput.RESOURCE)
class EachCommandOnPostgresIT {
    /** Those that do not use the database of the settings, or run until a signal. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "run", "journey/JourneysOnPostgresIT",
            "demo", "it has a file of its own",
            "simulator", "it has no database",
            "archive-classes", "it reads no settings",
            "help", "it reads no settings",
            "version", "it reads no settings");

    private static final String ACCOUNT = BackOfficeFixture.ACCOUNT;

    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void fill() throws Exception {
        office = new BackOfficeFixture(folder);
        office.execute("INSERT INTO account (account, name, meter_digits) VALUES (?, 'Olena Bojko', 5)", ACCOUNT);
        office.accepted(ACCOUNT, 12345, "2026-11");
        office.held(ACCOUNT, 99999, "2026-11", true, "too-high");
        office.message("+380671112233", "hello", "rejected", "wrong-format");
        office.execute("UPDATE reply SET state = 'failed', attempts = 3, reason = 'no-response' WHERE message_id = 3");
        office.execute("INSERT INTO binding (id, sender, account, message_id, bound_at, used_at, expires_at) VALUES"
                + " (17, '+380671112233', '0501234567', 1, '2026-11-03T10:00:00.000Z', '2026-11-03T10:00:00.000Z',"
                + " '2027-05-03T10:00:00.000Z')");
        Files.writeString(folder.resolve("list.csv"), "0501234567,12345\n");
        Files.writeString(folder.resolve("registry.csv"), "account,name\n0507654321,Petro\n");
    }

    /** What one must do before it stands before {@code &&}. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "check                 | check | 1 | , writable",
                "status                | status | 4 | held readings",
                "nodes                 | nodes | 3 | ",
                "settings              | settings | 0 | meterline.database.url",
                "accounts import       | accounts import REGISTRY | 0 | 1 ",
                "accounts list         | accounts list | 0 | Olena Bojko",
                "accounts find         | accounts find Bojko | 0 | Olena Bojko",
                "accounts show         | accounts show 0501234567 | 0 | Olena Bojko",
                "accounts meter-replaced | accounts meter-replaced 0501234567 --on 2026-11-10 --final 12350 --start 0 --by O --why w | 0 | meter",
                "readings import       | readings import LIST --period LAST_MONTH --by O --why w | 0 | 1",
                "readings enter        | readings enter 0501234567 12346 --by O | 0 | 12346",
                "readings withdraw     | readings withdraw 0501234567 12345 --period 2026-11 --by O --why w | 0 | withdrawn",
                "readings missing      | readings missing --period 2026-10 | 0 | 0501234567",
                "readings summary      | readings summary --period 2026-11 | 0 | 1  effective readings",
                "export                | export --period 2026-11 | 0 | 1 ",
                "purge                 | purge --dry-run | 0 | ",
                "backup                | backup COPY | 1 | use pg_dump, or pg_basebackup",
                "restore               | restore LIST | 1 | use pg_restore on an empty database",
                "migrate-to-postgresql | migrate-to-postgresql NOWHERE | 1 | there is no such file",
                "migrate-to-sqlite     | migrate-to-sqlite COPY | 0 | copied ",
                "review list           | review list | 0 | too-high",
                "review show           | review show 2 | 0 | 99999",
                "review next           | review next --by O | 0 | 99999",
                "review accept         | review accept 2 --by O --why w | 0 | accepted",
                "review reject         | review reject 2 --by O --why w | 0 | rejected",
                "dossier               | dossier --account 0501234567 | 0 | 12345",
                "callback              | callback --period 2026-11 | 0 | ",
                "reminders preview     | reminders preview | 0 | ",
                "reminders send        | reminders send | 0 | reminders are due",
                "reminders status      | reminders status | 0 | ",
                "reminders opt-outs    | reminders opt-out 0671112233 && reminders opt-outs | 0 | 1 numbers get no reminders",
                "reminders opt-out     | reminders opt-out 0671112233 | 0 | the number",
                "reminders opt-in      | reminders opt-out 0671112233 && reminders opt-in 0671112233 | 0 | the number",
                "replies failed        | replies failed --days 9999 | 0 | no-response",
                "replies resend        | replies resend 3 | 0 | ",
                "customer erase        | customer erase --sender +380671112233 --force --by O --why w | 0 | ",
                "bindings list         | bindings list --account 0501234567 | 0 | +380671112233",
                "bindings remove       | bindings remove 17 --account 0501234567 | 0 | ",
                "users add             | users add olena --name Olena --roles office --generate | 0 | ",
                "users list            | USER && users list | 0 | olena",
                "users disable         | USER && users disable olena | 0 | ",
                "users enable          | USER && users disable olena && users enable olena | 0 | ",
                "users password        | USER && users password olena --generate | 0 | ",
                "users roles           | USER && users roles olena phone | 0 | ",
                "tokens add            | tokens add billing --roles office | 0 | meterline_",
                "tokens list           | tokens add billing --roles office && tokens list | 0 | billing",
                "tokens revoke         | tokens add billing --roles office && tokens revoke billing | 0 | ",
                "rehearse              | rehearse --since 2026-11-01 | 0 | "
            })
    void worksOrSaysWhatToUseInstead(String command, String arguments, int exitCode, String words) {
        String[] steps = arguments.split(" && ");
        for (int step = 0; step < steps.length - 1; step++) {
            assertThat(run(steps[step])).as(steps[step] + ": " + office.err()).isZero();
        }

        int result;
        TypedInput quitting = TypedInput.of(List.of("q"), new StringWriter());
        try (quitting) {
            result = run(steps[steps.length - 1]);
        }
        assertThat(result).as(office.out() + office.err()).isEqualTo(exitCode);
        assertThat(office.out() + office.err())
                .contains(words == null ? "" : words)
                .doesNotContain("\tat ");
        if (exitCode == 1) {
            assertThat(office.err().lines()).hasSizeLessThan(2);
        }
    }

    private int run(String arguments) {
        return office.run(arguments
                .replace("USER", "users add olena --name Olena --roles office --generate")
                .replace("REGISTRY", folder.resolve("registry.csv").toString())
                .replace("LIST", folder.resolve("list.csv").toString())
                .replace("LAST_MONTH", YearMonth.now().minusMonths(1).toString())
                .replace("COPY", folder.resolve("copy.db").toString())
                .replace("NOWHERE", folder.resolve("nowhere.db").toString())
                .split(" "));
    }

    @Test
    void noCommandIsForgotten() throws Exception {
        Set<String> commands = new TreeSet<>();
        collect(MeterlineCommand.commandLine(), "", commands);

        assertThat(tested()).containsExactlyInAnyOrderElementsOf(commands);
    }

    private static void collect(CommandLine command, String prefix, Set<String> names) {
        command.getSubcommands().forEach((name, sub) -> {
            if (sub.getSubcommands().isEmpty()) {
                names.add(prefix + name);
            }
            collect(sub, prefix + name + " ", names);
        });
    }

    private static Set<String> tested() throws NoSuchMethodException {
        Set<String> tested = new TreeSet<>(ELSEWHERE.keySet());
        for (String row : EachCommandOnPostgresIT.class
                .getDeclaredMethod("worksOrSaysWhatToUseInstead", String.class, String.class, int.class, String.class)
                .getAnnotation(CsvSource.class)
                .value()) {
            tested.add(row.substring(0, row.indexOf('|')).strip());
        }
        return tested;
    }
}
