package ua.meterline.failure;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings of a gateway under test, as its environment: a folder of its own and delays that a test can wait for. */
final class GatewayEnvironment {
    private final Map<String, String> variables = new HashMap<>();

    GatewayEnvironment(Path folder, int smscPort) {
        with("DATA_DIR", folder);
        with("DATABASE_TIMEOUT", "2s");
        with("SMPP_HOST", "127.0.0.1");
        with("SMPP_PORT", smscPort);
        with("SMPP_ENQUIRE_LINK_INTERVAL", "1s");
        with("SMPP_RESPONSE_TIMEOUT", "1s");
        with("SMPP_RECONNECT_DELAY", "20ms");
        with("SMPP_RECONNECT_DELAY_MAX", "200ms");
        with("SMPP_RETRY_DELAY", "300ms");
        with("HTTP_PORT", 0);
        with("SHUTDOWN_TIMEOUT", "3s");
    }

    /** @param name of the setting, without {@code METERLINE_} */
    GatewayEnvironment with(String name, Object value) {
        variables.put("METERLINE_" + name, value.toString());
        return this;
    }

    Map<String, String> variables() {
        return Map.copyOf(variables);
    }
}
