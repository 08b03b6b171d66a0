package ua.meterline.app;

import java.time.InstantSource;
import ua.meterline.backoffice.messages.AccountStoryReader;
import ua.meterline.backoffice.messages.InboxFiles;
import ua.meterline.backoffice.messages.KeysAhead;
import ua.meterline.backoffice.messages.MessageDossierReader;
import ua.meterline.backoffice.messages.MessageIndexer;
import ua.meterline.backoffice.messages.MessageSearch;
import ua.meterline.backoffice.messages.ReplyResend;
import ua.meterline.config.Settings;
import ua.meterline.store.Database;
import ua.meterline.store.DatabaseAccess;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.messages.MessagePages;

/** Wires the index of messages, and the pages that search in it. */
final class SearchModule {
    private SearchModule() {}

    static void bind(RouteBindings routes, Settings settings, Database database, KeysAhead ahead) {
        boolean console = !settings.console().isOff();
        routes.property("meterline.console.on", console);
        routes.property("meterline.index.on", console || !settings.cabinet().isOff());
        routes.bind("messageIndexer", new MessageIndexer(new DatabaseAccess(database), ahead));
    }

    static ConsolePages pages(Settings settings, DatabaseAccess database, KeysAhead ahead, InstantSource clock) {
        InboxFiles files = new InboxFiles(settings.inbox().dir());
        return new MessagePages(
                new MessageSearch(database, settings.billing().calendar(), files, ahead),
                new MessageDossierReader(database, settings.readingFormat()),
                new AccountStoryReader(database),
                new ReplyResend(database, clock),
                files,
                clock);
    }
}
