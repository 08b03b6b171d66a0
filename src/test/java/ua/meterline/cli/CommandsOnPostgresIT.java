package ua.meterline.cli;

import org.junit.jupiter.api.Nested;
import ua.meterline.fixture.OnPostgres;

/** The commands, once more on PostgreSQL. */
@OnPostgres
class CommandsOnPostgresIT {
    @Nested
    class Accounts extends AccountsCommandTest {}

    @Nested
    class AccountsImport extends AccountsImportCommandTest {}

    @Nested
    class Bindings extends BindingsCommandTest {}

    @Nested
    class Callback extends CallbackCommandTest {}

    @Nested
    class CustomerErase extends CustomerEraseCommandTest {}

    @Nested
    class Dossier extends DossierCommandTest {}

    @Nested
    class Export extends ExportCommandTest {}

    @Nested
    class Purge extends PurgeCommandTest {}

    @Nested
    class Readings extends ReadingsCommandTest {}

    @Nested
    class ReadingsEnter extends ReadingsEnterCommandTest {}

    @Nested
    class ReadingsWithdraw extends ReadingsWithdrawCommandTest {}

    @Nested
    class Rehearse extends RehearseCommandTest {}

    @Nested
    class RehearseRules extends RehearseRulesTest {}

    @Nested
    class Reminders extends RemindersCommandTest {}

    @Nested
    class Replies extends RepliesCommandTest {}

    @Nested
    class Review extends ReviewCommandTest {}

    @Nested
    class SupersededReview extends SupersededReviewTest {}

    @Nested
    class Status extends StatusCommandTest {}
}
