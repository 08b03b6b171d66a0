package ua.meterline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemindersCommandTest {
    private static final String NUMBER = "+380671112233";

    @TempDir
    private Path folder;

    private BackOfficeFixture office;

    @BeforeEach
    void open() throws Exception {
        office = new BackOfficeFixture(folder);
    }

    @Test
    void notesWhatACustomerToldTheOffice() throws Exception {
        assertThat(office.run("reminders", "opt-out", "067.111-22-33")).isZero();
        assertThat(office.lines()).containsExactly("the number gets no reminders");
        assertThat(office.run("reminders", "opt-out", NUMBER)).isZero();
        assertThat(office.lines()).containsExactly("the number gets no reminders already; nothing is changed");

        assertThat(office.run("reminders", "opt-outs", "--format", "csv")).isZero();
        assertThat(office.lines()).hasSize(2);
        assertThat(office.lines().get(1)).matches(";[0-9TZ:.-]+;cli:.+");
        assertThat(office.err()).contains("1 numbers get no reminders");

        assertThat(office.run("reminders", "opt-in", NUMBER)).isZero();
        assertThat(office.lines()).containsExactly("the number may get reminders");
        assertThat(office.run("reminders", "opt-outs", "--fail-if-empty")).isEqualTo(1);
        assertThat(office.rows("SELECT action, object_kind, detail FROM audit_entry ORDER BY id"))
                .containsExactly("opt-out null null", "opt-in null null");
    }

    @Test
    void tellsWhatBecameOfReminders() throws Exception {
        String today = LocalDate.now(ZoneId.of("Europe/Kyiv")).toString();
        String notice =
                "INSERT INTO notice (id, kind, urgent, recipient, text, state, reason, expires_at, scheduled_at,"
                        + " changed_at) VALUES (%d, 'reminder', 0, '+380671112233', 'x', '%s', %s, 'x', 'x', 'x')";
        office.execute(notice.formatted(1, "sent", "NULL"));
        office.execute(notice.formatted(2, "failed", "'submitted'"));
        office.execute(notice.formatted(3, "failed", "'expired'"));
        for (int id = 1; id <= 4; id++) {
            office.execute("INSERT INTO reminder VALUES (%1$d, '2026-11', '%2$s', %1$d)".formatted(id, today));
        }

        assertThat(office.run("reminders", "status", "--format", "csv")).isZero();
        assertThat(office.lines().get(0)).endsWith("day;period;reminders;pending;sent;withdrawn;failed");
        assertThat(office.lines().get(1)).isEqualTo(today + ";2026-11;4;0;1;1;1");
    }

    @Test
    void countsBeforeItSends() throws Exception {
        assertThat(office.run("reminders", "preview")).isZero();
        assertThat(office.lines()).anyMatch(line -> line.matches("to be reminded +0"));
    }

    /** The number alone would be erased with the texts, and the customer would be reminded again. */
    @Test
    void keepsAnOptOutWhenTheCustomerIsErased() throws Exception {
        office.message(NUMBER, "STOP", "accepted", "reminders-off");
        assertThat(office.run("reminders", "opt-out", NUMBER)).isZero();
        assertThat(office.run("customer", "erase", "--sender", NUMBER, "--by", "Olena", "--why", "request"))
                .isZero();

        assertThat(office.run("reminders", "opt-out", NUMBER)).isZero();
        assertThat(office.lines()).containsExactly("the number gets no reminders already; nothing is changed");
        assertThat(office.rows("SELECT * FROM reminder_wish").toString()).doesNotContain("671112233");
    }
}
