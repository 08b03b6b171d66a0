package ua.meterline.backoffice.messages;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** The search for messages and their stories, once more on PostgreSQL. */
@OnPostgres
class MessagesOnPostgresIT {
    @Nested
    class Index extends MessageIndexerTest {}

    @Nested
    class Search extends MessageSearchTest {}

    @Nested
    class Story extends MessageDossierTest {}

    @Nested
    class Resend extends ReplyResendTest {}
}
