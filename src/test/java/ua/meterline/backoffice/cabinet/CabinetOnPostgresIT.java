package ua.meterline.backoffice.cabinet;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** What customers do for themselves, once more on PostgreSQL. */
@OnPostgres
class CabinetOnPostgresIT {
    @Nested
    class Codes extends LoginCodesTest {}

    @Nested
    class Receipts extends ReadingReceiptsTest {}
}
