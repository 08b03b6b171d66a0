package ua.meterline.journey;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** The journeys of messages and files, once more with a gateway that stores on PostgreSQL. */
@OnPostgres
class JourneysOnPostgresIT {
    @Nested
    class Sms extends ReadingBySmsIT {}

    @Nested
    class LongSms extends ConcatenatedSmsIT {}

    @Nested
    class Questions extends QuestionIT {}

    @Nested
    class DeliveryReceipts extends DeliveryReceiptIT {}

    @Nested
    class Mails extends ReadingByMailIT {}

    @Nested
    class Lists extends ReadingListIT {}

    @Nested
    class Billing extends BillingIT {}

    @Nested
    class Notices extends NoticesIT {}
}
