package ua.meterline.backoffice.staff;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** Users, sessions and the audit log, once more on PostgreSQL. */
@OnPostgres
class StaffOnPostgresIT {
    @Nested
    class Directory extends StaffDirectoryTest {}

    @Nested
    class Sessions extends StaffSessionsTest {}

    @Nested
    class Tokens extends ApiTokensTest {}

    @Nested
    class Log extends AuditLogTest {}
}
