package ua.meterline;

import ua.meterline.settings.Settings;

/** Placeholder. */
public final class Meterline {
    private Meterline() {}

    public static void main(String[] args) throws Exception {
        Gateway gateway = Gateway.start(Settings.load(null, System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
    }
}
