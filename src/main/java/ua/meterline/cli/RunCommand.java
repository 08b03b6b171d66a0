package ua.meterline.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import ua.meterline.app.Gateway;
import ua.meterline.app.LogOutput;
import ua.meterline.app.Meterline;
import ua.meterline.app.ReloadSignal;
import ua.meterline.config.LinkSettings;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.Settings;

/** Runs the gateway until a signal. */
@Command(
        name = "run",
        header = "Runs the gateway.",
        description = {
            "Runs until SIGTERM or Ctrl-C; messages in flight are completed. SIGHUP reloads the settings that are "
                    + "marked [reload] in the settings file; on a terminal it ends the gateway.",
            "While a PostgreSQL server is down at the start, it waits for it.",
            "Exit codes: 0 stopped by a signal; 1 it could not start; 2 wrong options or settings; 3 the database file "
                    + "was removed or replaced while the gateway ran."
        },
        footer = {
            "",
            "Examples:",
            "  meterline run",
            "  METERLINE_SMPP_PASSWORD=secret meterline run --config /etc/meterline.properties"
        })
final class RunCommand extends SettingsCommand {
    /** A service manager starts the gateway again, unlike after 2. */
    private static final int DATABASE_LOST = 3;

    @Override
    public Integer call() throws Exception {
        LiveSettings live = LogOutput.startDuring(config::loadLive);
        Settings settings = live.get();
        openLog(live);
        Logger log = LoggerFactory.getLogger(Meterline.class);
        log.info("{}, settings from {}", VersionCommand.line(), config.origin());
        log.info(
                "Data in {}, SMSC {}",
                settings.dataDir().toAbsolutePath().normalize(),
                settings.links().stream().map(LinkSettings::peer).collect(Collectors.joining(", ")));
        ReadableFiles.warning(settings).ifPresent(warning -> log.warn("Personal data: {}", warning));
        long since = System.nanoTime();
        try (ProcessExit ending = ProcessExit.onSignal()) {
            reloadOnSignal(live);
            Gateway gateway = inWords(settings, () -> start(live));
            ending.with(() -> {
                gateway.close();
                return 0;
            });
            if (awaitStart(gateway, settings)) {
                log.info("Started in {} ms", (System.nanoTime() - since) / 1_000_000);
            }
            gateway.awaitDatabaseLoss();
            gateway.close();
        }
        return DATABASE_LOST;
    }

    private static void openLog(LiveSettings live) throws CannotStartException {
        LogOutput.use(live.get().log().level());
        live.onReload(changed -> LogOutput.use(changed.log().level()));
        try {
            LogOutput.addFile(live.get().log());
        } catch (IOException e) {
            throw new CannotStartException(e.getMessage() + "; choose a file that this user may write", e);
        }
    }

    /** On a terminal, SIGHUP means that the terminal is closed, and ends the gateway in order. */
    private static void reloadOnSignal(LiveSettings live) {
        if (!Terminal.isThere()) {
            ReloadSignal.handle(live);
        }
    }

    private static Gateway start(LiveSettings live) throws Exception {
        OwnerCheck.ofGateway(live.get());
        return Gateway.start(live);
    }

    /** A server that was down at the start may turn out to be the wrong one. */
    private static boolean awaitStart(Gateway gateway, Settings settings) throws Exception {
        try {
            return inWords(settings, gateway::awaitStart);
        } catch (Exception e) {
            gateway.close();
            throw e;
        }
    }

    private static <T> T inWords(Settings settings, Callable<T> work) throws Exception {
        try {
            return work.call();
        } catch (Exception e) {
            throw CannotStartException.of(e, settings)
                    .<Exception>map(known -> known)
                    .orElse(e);
        }
    }
}
