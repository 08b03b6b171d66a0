package ua.meterline.store;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** What the store promises, once more on PostgreSQL. */
@OnPostgres
class StoreOnPostgresIT {
    @Nested
    class Messages extends StoreReadingsRouteTest {
        /** A text cannot contain it there: its symbol is stored. */
        @Override
        String nul() {
            return "\u2400";
        }
    }

    @Nested
    class Versions extends BillingStoreTest {}

    @Nested
    class UnknownAccounts extends UnknownAccountsStoreTest {}

    @Nested
    class Questions extends QuestionTest {}

    @Nested
    class Bindings extends BindingTest {}

    @Nested
    class AccountQuestions extends AccountQuestionTest {}

    @Nested
    class Receipts extends ReadingReceiptTest {}

    @Nested
    class Wishes extends ReminderWishTest {}

    @Nested
    class Marks extends MarkMessagesRouteTest {}
}
