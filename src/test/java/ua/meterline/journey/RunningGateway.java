package ua.meterline.journey;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import ua.meterline.app.Gateway;
import ua.meterline.config.Settings;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.simulator.SubmittedMessage;

/** A gateway bound to a simulated SMSC, both in this process, with sockets and a database of their own. */
final class RunningGateway implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofSeconds(20);

    final SmscSimulator smsc;
    private final Gateway gateway;
    private final String url;
    private int asked;

    /** @param more environment; the SMSC asks for the credentials that stand in it, if any */
    RunningGateway(Path folder, Map<String, String> more) throws Exception {
        smsc = new SmscSimulator(SimulatorOptions.builder()
                        .systemId(more.get("METERLINE_SMPP_SYSTEM_ID"))
                        .password(more.get("METERLINE_SMPP_PASSWORD"))
                        .build())
                .start();
        Map<String, String> environment = new HashMap<>(Map.of(
                "METERLINE_SMPP_HOST",
                "127.0.0.1",
                "METERLINE_SMPP_PORT",
                Integer.toString(smsc.port()),
                "METERLINE_DATA_DIR",
                folder.toString(),
                "METERLINE_HTTP_PORT",
                "0",
                "METERLINE_REPLIES_PER_SENDER",
                "0",
                // Whatever day it is today.
                "METERLINE_BILLING_WINDOW_LAST_DAY",
                "31"));
        environment.putAll(more);
        Settings settings = Settings.load(null, environment);
        url = settings.databaseUrl();
        gateway = Gateway.start(settings);
        await().atMost(TIMEOUT).until(gateway::isReady);
    }

    /** The command_status of the answer. */
    int deliver(MobileMessage message) throws Exception {
        Delivery delivery = smsc.deliver(message).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        return delivery.commandStatus();
    }

    /** Delivers a message that is answered, and returns its reply. */
    SubmittedMessage deliverAndAwaitReply(MobileMessage message) throws Exception {
        if (deliver(message) != 0) {
            throw new AssertionError("not accepted: " + message);
        }
        return awaitNextReply();
    }

    /** The first one that this method did not return yet. */
    SubmittedMessage awaitNextReply() throws Exception {
        return awaitReplies(++asked).get(asked - 1);
    }

    List<SubmittedMessage> awaitReplies(int count) throws Exception {
        List<SubmittedMessage> submitted = smsc.awaitSubmitted(count, TIMEOUT);
        if (submitted.size() < count) {
            throw new AssertionError("only " + submitted.size() + " of " + count + " replies came");
        }
        return submitted;
    }

    /** Each row as its columns joined by blanks. */
    List<String> rows(String sql, Object... parameters) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    List<String> columns = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        columns.add(result.getString(i));
                    }
                    rows.add(String.join(
                            " ", columns.stream().map(String::valueOf).toList()));
                }
            }
        }
        return rows;
    }

    @Override
    public void close() {
        gateway.close();
        smsc.close();
    }
}
