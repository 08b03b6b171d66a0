package ua.meterline.backoffice.review;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** The review queue, once more on PostgreSQL. */
@OnPostgres
class ReviewOnPostgresIT {
    @Nested
    class Desk extends ReviewDeskTest {}

    @Nested
    class Queue extends CaseQueueTest {}
}
