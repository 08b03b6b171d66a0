package ua.meterline.app;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.config.LiveSettings;
import ua.meterline.config.LiveSettings.Changes;
import ua.meterline.config.SettingsException;

/**
 * Reloads the settings on SIGHUP, and logs what changed. Java handles signals by {@code sun.misc.Signal} alone, which
 * the compiler warns of; so it is called by reflection.
 */
public final class ReloadSignal {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadSignal.class);

    private ReloadSignal() {}

    /**
     * Until the end of the process; a later call replaces an earlier one. Where Java has no such signal, and where the
     * process was started with SIGHUP ignored (nohup), the settings are not reloaded.
     */
    public static void handle(LiveSettings settings) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object onSignal = Proxy.newProxyInstance(
                    ReloadSignal.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            reload(settings);
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), onSignal);
        } catch (InvocationTargetException e) {
            LOG.info(
                    "Settings: cannot be reloaded by SIGHUP here: {}",
                    e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            LOG.info("Settings: cannot be reloaded by SIGHUP with this Java: {}", e.toString());
        }
    }

    static void reload(LiveSettings settings) {
        try {
            Changes changes = settings.reload();
            LOG.info(
                    "Settings: reloaded, changed: {}",
                    changes.applied().isEmpty() ? "nothing" : String.join(", ", changes.applied()));
            if (!changes.needRestart().isEmpty()) {
                LOG.warn("Settings: changed, but needs a restart: {}", String.join(", ", changes.needRestart()));
            }
        } catch (SettingsException e) {
            e.problems().forEach(problem -> LOG.error("Settings: not reloaded, nothing is changed: {}", problem));
        } catch (RuntimeException e) {
            LOG.error("Settings: not reloaded", e);
        }
    }
}
