package ua.meterline.backoffice.phone;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** The contact centre, once more on PostgreSQL. */
@OnPostgres
class PhoneOnPostgresIT {
    @Nested
    class Search extends AccountSearchTest {}

    @Nested
    class Desk extends PhoneDeskTest {}

    @Nested
    class Callbacks extends CallbackDeskTest {}

    @Nested
    class Missing extends MissingListTest {}
}
