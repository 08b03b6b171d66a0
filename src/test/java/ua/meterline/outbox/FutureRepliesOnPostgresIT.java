package ua.meterline.outbox;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** Replies that were written ahead, once more on PostgreSQL. */
@OnPostgres
class FutureRepliesOnPostgresIT {
    @Nested
    class Clock extends FutureRepliesTest {}
}
