package ua.meterline.backoffice;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** Replaced meters, and what counts after any sequence of decisions, once more on PostgreSQL. */
@OnPostgres
class MetersOnPostgresIT {
    @Nested
    class Replacements extends MeterReplacementsTest {}

    @Nested
    class Sequences extends ReviewSequencesTest {}
}
