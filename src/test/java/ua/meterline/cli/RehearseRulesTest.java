package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static ua.meterline.cli.BackOfficeFixture.ACCOUNT;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replays with other rules, formats and windows. */
class RehearseRulesTest {
    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
    }

    @Test
    void holdsMessagesAcceptedBeforeTheRuleExisted() throws Exception {
        reading(ACCOUNT, 100, "2026-10");
        office.accepted(ACCOUNT, 99999, "2026-11");

        rehearse();
        assertThat(office.lines()).contains("         1  accepted -> held use-too-high");
    }

    @Test
    void acceptsMessagesHeldByADisabledRule() throws Exception {
        reading(ACCOUNT, 100, "2026-10");
        office.held(ACCOUNT, 99999, "2026-11", true, "use-too-high");

        rehearse();
        assertThat(office.lines()).contains("         1  as before");
        rehearse("meterline.rules.off=use-too-high");
        assertThat(office.lines()).contains("         1  held use-too-high -> accepted");
        rehearse("meterline.rules.use-limit=99999");
        assertThat(office.lines()).contains("         1  held use-too-high -> accepted");
    }

    @Test
    void considersReadingsAcceptedEarlierInTheReplay() throws Exception {
        office.message("+380671112233", "показання 0501234567-200", "rejected", "wrong-format");
        office.accepted(ACCOUNT, 150, "2026-12");
        office.execute("UPDATE message SET received_at = '2026-12-03T10:00:00.000Z' WHERE id = 2");

        rehearse("meterline.reading.lenient=false");
        assertThat(office.lines()).contains("         2  as before");
        rehearse();
        assertThat(office.lines())
                .contains(
                        "         1  rejected wrong-format -> accepted lenient",
                        "         1  accepted -> held below-previous");
    }

    @Test
    void reportsReadingsThatAnotherWindowMakesLate() throws Exception {
        office.accepted(ACCOUNT, 100, "2026-11");

        rehearse("meterline.billing.window-last-day=2");
        assertThat(office.lines()).contains("         1  accepted in time -> accepted late");
        office.held(ACCOUNT, 101, "2026-11", true, "late-correction");
        rehearse("meterline.billing.window-last-day=2");
        assertThat(office.lines()).contains("         1  as before");
    }

    @Test
    void appliesTheCurrentRegistry() throws Exception {
        office.accepted(ACCOUNT, 100, "2026-11");
        office.execute("INSERT INTO account (account) VALUES ('0507777777')");

        rehearse();
        assertThat(office.lines()).contains("         1  accepted -> rejected unknown-account");
        rehearse("meterline.rules.unknown-account=accept");
        assertThat(office.lines()).contains("         1  accepted -> accepted unknown-account");
    }

    private void rehearse(String... changes) {
        String[] arguments = new String[changes.length + 3];
        arguments[0] = "rehearse";
        arguments[1] = "--since";
        arguments[2] = "2026-11-01";
        System.arraycopy(changes, 0, arguments, 3, changes.length);
        assertThat(office.run(arguments)).as(office.err()).isZero();
    }

    /** Stores a reading from a message before the replayed ones. */
    private void reading(String account, int value, String period) throws Exception {
        int id = office.message("2026-10-03T10:00:00.000Z", "+380671112233", account + " " + value, "accepted", null);
        office.execute(
                "INSERT INTO reading (id, message_id, account, value, period, on_time, received_at, latest_message_id)"
                        + " SELECT id, id, ?, ?, ?, 1, received_at, id FROM message WHERE id = ?",
                account,
                value,
                period,
                id);
    }
}
