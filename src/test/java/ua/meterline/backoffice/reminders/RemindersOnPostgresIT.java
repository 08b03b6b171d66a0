package ua.meterline.backoffice.reminders;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** Reminders, once more on PostgreSQL. */
@OnPostgres
class RemindersOnPostgresIT {
    @Nested
    class Reminding extends RemindersTest {}

    @Nested
    class Candidates extends ReminderCandidatesTest {}

    @Nested
    class Desk extends ReminderDeskTest {}
}
