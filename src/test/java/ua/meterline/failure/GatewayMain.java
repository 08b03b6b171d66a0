package ua.meterline.failure;

import ua.meterline.app.Gateway;
import ua.meterline.config.Settings;

/** A gateway as a process of its own, for tests that kill it. */
final class GatewayMain {
    private GatewayMain() {}

    public static void main(String[] args) throws Exception {
        Gateway gateway = Gateway.start(Settings.load(null, System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close));
        System.out.println("http port " + gateway.httpPort());
    }
}
