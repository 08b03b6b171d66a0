package ua.meterline.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ua.meterline.app.Gateway;
import ua.meterline.fixture.CustomerSms;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.GatewayDatabase;
import ua.meterline.fixture.GatewayEnvironment;
import ua.meterline.fixture.PostgresPair;
import ua.meterline.simulator.Delivery;
import ua.meterline.simulator.SimulatorOptions;
import ua.meterline.simulator.SmscSimulator;

/**
 * Groups of two gateways commit at the same time, where each commit waits for a distant standby. The wait is so long
 * that a busy machine does not hide it; {@code bench/StoreLoadIT} measures shorter ones.
 */
class SlowCommitsIT {
    private static final Duration COMMIT = Duration.ofMillis(200);
    /** Two groups, of which one forms while the other one is committed. */
    private static final int WINDOW = 100;

    private static final int MESSAGES = 200;
    /** At least, and at most: other work on the machine slows some of them down. */
    private static final int ROUNDS = 3;

    private static final int MOST_ROUNDS = 12;

    @TempDir
    Path folder;

    private final List<SmscSimulator> smscs = new ArrayList<>();
    private final List<Gateway> nodes = new ArrayList<>();
    private PostgresPair pair;
    private GatewayDatabase rows;
    private int customers;

    @BeforeEach
    void start() throws Exception {
        pair = PostgresPair.shared();
        String url = pair.url(pair.newDatabase());
        rows = GatewayDatabase.on(pair.primary(), url);
        for (String name : List.of("a", "b")) {
            SmscSimulator smsc = new SmscSimulator(SimulatorOptions.builder()
                            .window(WINDOW)
                            .responseTimeout(Deadline.LENGTH)
                            .build())
                    .start();
            smscs.add(smsc);
            nodes.add(new GatewayEnvironment(folder.resolve(name), smsc.port())
                    .storeOn(pair.primary(), url)
                    .with("NODE", name)
                    .with("DATABASE_TIMEOUT", "20s")
                    .start());
        }
        pair.delayCommits(COMMIT);
    }

    @AfterEach
    void stop() throws Exception {
        if (pair != null) {
            pair.repair();
        }
        nodes.forEach(Gateway::close);
        smscs.forEach(SmscSimulator::close);
    }

    @Test
    void twoNodesStoreMoreThanOneWhereCommitsAreSlow() throws Exception {
        double one = 0;
        double two = 0;
        for (int round = 0; round < ROUNDS || round < MOST_ROUNDS && two / one < 1.7; round++) {
            one = Math.max(one, messagesPerSecond(smscs.subList(0, 1)));
            two = Math.max(two, messagesPerSecond(smscs));
        }
        System.out.printf("commits of %s: one node %.0f, two nodes %.0f messages a second%n", COMMIT, one, two);
        assertThat(two / one).as("two nodes against one").isGreaterThan(1.5);
        await().atMost(Deadline.LENGTH).until(() -> rows.count("reply WHERE state = 'sent'") == customers);
        assertThat(rows.count("message")).isEqualTo(customers);
    }

    /** As fast as the windows allow. */
    private double messagesPerSecond(List<SmscSimulator> receivers) throws Exception {
        long start = System.nanoTime();
        List<CompletableFuture<Delivery>> deliveries = receivers.stream()
                .flatMap(smsc -> Stream.generate(() -> smsc.deliver(CustomerSms.reading(customers++)))
                        .limit(MESSAGES))
                .toList();
        for (CompletableFuture<Delivery> delivery : deliveries) {
            assertThat(delivery.get(Deadline.SECONDS, TimeUnit.SECONDS).commandStatus())
                    .isZero();
        }
        return deliveries.size() / ((System.nanoTime() - start) / 1e9);
    }
}
