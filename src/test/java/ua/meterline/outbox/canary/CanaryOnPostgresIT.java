package ua.meterline.outbox.canary;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** The canary, once more on PostgreSQL. */
@OnPostgres
class CanaryOnPostgresIT {
    @Nested
    class Attempts extends CanaryTest {}
}
