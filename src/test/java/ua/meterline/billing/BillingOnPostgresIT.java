package ua.meterline.billing;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** Batches, corrections and withdrawals, once more on PostgreSQL. */
@OnPostgres
class BillingOnPostgresIT {
    @Nested
    class Archive extends BatchArchiveTest {}

    @Nested
    class Files extends BatchFilesTest {}

    @Nested
    class Jobs extends ExportJobTest {}

    @Nested
    class ManyReadings extends ExportOfManyReadingsTest {}

    @Nested
    class Preview extends NotExportedCountTest {}

    @Nested
    class Schedule extends ScheduledExportTest {}

    @Nested
    class Downtimes extends DowntimeWatchTest {}
}
