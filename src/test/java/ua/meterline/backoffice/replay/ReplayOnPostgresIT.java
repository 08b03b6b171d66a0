package ua.meterline.backoffice.replay;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** The what-if replay, once more on PostgreSQL. */
@OnPostgres
class ReplayOnPostgresIT {
    @Nested
    class Jobs extends ReplayJobsTest {}
}
