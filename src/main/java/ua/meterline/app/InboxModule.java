package ua.meterline.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import ua.meterline.common.AccessProblem;
import ua.meterline.common.Cooldown;
import ua.meterline.common.FolderLock;
import ua.meterline.config.Settings;
import ua.meterline.inbox.FileFailureClassifier;
import ua.meterline.inbox.ImportFailureLog;
import ua.meterline.inbox.ImportOrder;
import ua.meterline.inbox.ImportRetry;
import ua.meterline.inbox.InboxFilter;
import ua.meterline.inbox.InboxFolder;
import ua.meterline.inbox.ListReader;
import ua.meterline.inbox.ListResult;
import ua.meterline.inbox.OrderedPollStrategy;
import ua.meterline.inbox.ProcessedFiles;
import ua.meterline.inbox.QuarantineMessages;
import ua.meterline.store.ImportCircuitBreaker;
import ua.meterline.store.StoreFailure;

/** Wires the import of files from the inbox folder. */
final class InboxModule {
    /** How long a failed file is skipped, while others are imported. */
    private static final Duration FILE_COOLDOWN = Duration.ofMinutes(1);

    private final Settings settings;
    private final InboxFolder folder;
    private final InstantSource clock;
    private final InstantSource steadyClock;
    final ListReader lists;

    InboxModule(Settings settings, InboxFolder folder, InstantSource clock, InstantSource steadyClock) {
        this.settings = settings;
        this.folder = folder;
        this.clock = clock;
        this.steadyClock = steadyClock;
        this.lists = new ListReader(clock, settings.timezone());
    }

    /**
     * Locks the inbox folder against another gateway until the teardown.
     *
     * @throws IOException with a message for the operator
     */
    static InboxFolder open(Path folder, Teardown teardown) throws IOException {
        if (folder.toString().contains("?")) {
            throw new IOException("inbox folder " + folder
                    + " cannot be used: there is a question mark in its path; choose another meterline.inbox.dir");
        }
        try {
            teardown.add("inbox folder", FolderLock.ofGateway(folder));
            return InboxFolder.open(folder);
        } catch (IOException e) {
            throw new IOException("inbox folder " + folder + " cannot be used: " + AccessProblem.of(e)
                    + "; let this user alone write there, or choose another meterline.inbox.dir");
        }
    }

    /** Camel decodes escapes twice. */
    private static String inUri(Path path) {
        return path.toString().replace("%", "%2525");
    }

    void bind(RouteBindings routes, ImportCircuitBreaker breaker) {
        Path path = settings.inbox().dir();
        Cooldown<Path> cooldown = new Cooldown<>(FILE_COOLDOWN, steadyClock);
        ImportOrder order = new ImportOrder(breaker::isOpen, breaker::close);
        routes.property("meterline.inbox.path", inUri(path.toAbsolutePath()));
        routes.bind("inboxFilter", new InboxFilter(clock, settings.inbox().quietTime(), folder, cooldown));
        routes.bind("importOrder", order);
        routes.bind("orderedPollStrategy", new OrderedPollStrategy(order));
        routes.bind("listReader", lists);
        routes.bind("listResult", new ListResult(settings.csv().dialect()));
        routes.bind("processedFiles", new ProcessedFiles(path, clock, settings.timezone()));
        routes.bind("fileFailureClassifier", new FileFailureClassifier(StoreFailure::isOfTheStore));
        routes.bind("quarantineMessages", new QuarantineMessages(settings.mail().address()));
        routes.bind("importRetry", new ImportRetry(StoreFailure::isOfTheStore, cooldown));
        routes.bind("importFailureLog", new ImportFailureLog());
    }
}
