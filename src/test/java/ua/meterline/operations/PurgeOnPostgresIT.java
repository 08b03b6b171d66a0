package ua.meterline.operations;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** The purge, once more on PostgreSQL. */
@OnPostgres
class PurgeOnPostgresIT {
    @Nested
    class Purging extends PurgeTest {}
}
