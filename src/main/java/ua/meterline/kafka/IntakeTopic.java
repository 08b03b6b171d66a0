package ua.meterline.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ua.meterline.common.Causes;
import ua.meterline.common.RateLimitedLog;
import ua.meterline.config.KafkaSettings;
import ua.meterline.kafka.TopicRequirements.Problem;
import ua.meterline.operations.IntakeHealth;

/**
 * Whether the topic of received SMS takes records, and its lag. A thread of its own looks every second; what is
 * appended in between counts, too. The thread also keeps the producer's knowledge of the topic fresh, which an append
 * may not wait for. Logs each change, and one line a minute while the topic takes no records. Thread-safe.
 */
public final class IntakeTopic implements IntakeHealth, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeTopic.class);
    private static final String UNWRITABLE = "unwritable";
    private static final long PAUSE_MILLIS = 1_000;
    private static final int LOOKS_AT_SETTINGS = 30;

    /** Acknowledged records must survive the loss of a broker. */
    private static final int LEAST_IN_SYNC = 2;

    private final KafkaSettings settings;
    private final KafkaClients clients;
    private final RateLimitedLog failures = new RateLimitedLog(LOG::error);
    private final IntakeLag lag = new IntakeLag(System::nanoTime);
    private final Thread watch = new Thread(this::watch, "kafka-watch");
    private volatile boolean appending;
    /** The first problem of its settings; null where they keep the guarantee. */
    private volatile String unsafe = "its settings are not known yet";

    private int looks;
    private volatile boolean measured;
    private volatile boolean closed;

    public IntakeTopic(KafkaSettings settings, KafkaClients clients) {
        this.settings = settings;
        this.clients = clients;
        watch.setDaemon(true);
    }

    /** To be called once, after the routes have started. Waits for the first look, up to the timeout of an append. */
    public void start() throws InterruptedException {
        watch.start();
        long until = System.nanoTime() + settings.timeout().toNanos();
        while (!appending && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Whether the last record was appended, or nothing shows that the next one could not be. */
    @Override
    public boolean isAppending() {
        return appending;
    }

    /** Whether the lag is known, and within {@code meterline.intake.kafka.max-lag}. */
    @Override
    public boolean isStoring() {
        return measured && lag.time().compareTo(settings.maxLag()) <= 0;
    }

    @Override
    public long lag() {
        return lag.records();
    }

    @Override
    public Duration lagTime() {
        return lag.time();
    }

    /** A record was replicated. */
    public void appended() {
        if (!appending) {
            succeeded();
        }
    }

    /** A record was not replicated in time. */
    public void failed(@ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Throwable failure) {
        appending = false;
        failures.log(
                UNWRITABLE,
                "Kafka: topic " + settings.topic() + " takes no records, messages are refused for now: "
                        + Causes.rootMessage(failure));
    }

    private synchronized void succeeded() {
        if (!appending) {
            appending = true;
            failures.reset(UNWRITABLE);
            LOG.info("Kafka: appending to topic {}", settings.topic());
        }
    }

    private void watch() {
        try {
            while (!closed) {
                watchWithAClient();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns when the client cannot be made, such as while the DNS knows no broker, or when it fails for good. */
    private void watchWithAClient() throws InterruptedException {
        try (Admin admin = clients.admin()) {
            while (!closed) {
                look(admin);
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (RuntimeException e) {
            measured = false;
            failed(e);
        }
    }

    private void look(Admin admin) throws InterruptedException {
        try {
            TopicDescription topic = admin.describeTopics(List.of(settings.topic()))
                    .topicNameValues()
                    .get(settings.topic())
                    .get();
            requireSettings(admin, topic);
            for (TopicPartitionInfo partition : topic.partitions()) {
                requireInSync(partition);
            }
            refreshProducer();
            succeeded();
            new LagMeasurement(admin, topic, settings.group()).takeInto(lag);
            measured = true;
        } catch (ExecutionException | KafkaException e) {
            measured = false;
            failed(e);
        }
    }

    /** They may be changed at any time. */
    private void requireSettings(Admin admin, TopicDescription topic) throws ExecutionException, InterruptedException {
        if (looks++ % LOOKS_AT_SETTINGS != 0 && unsafe == null) {
            return;
        }
        unsafe = TopicRequirements.ofIntake(topic, ClusterProbe.config(admin, topic.name())).stream()
                .filter(Problem::severe)
                .map(problem -> problem.what() + "; " + problem.action())
                .findFirst()
                .orElse(null);
        requireSafe();
    }

    /** @throws KafkaException while the settings of the topic do not keep what an acknowledgement promises */
    public void requireSafe() {
        String problem = unsafe;
        if (problem != null) {
            throw new KafkaException(problem);
        }
    }

    private void requireInSync(TopicPartitionInfo partition) {
        if (partition.isr().size() < LEAST_IN_SYNC) {
            throw new KafkaException("partition " + partition.partition() + " has "
                    + partition.isr().size() + " replicas in sync, and needs " + LEAST_IN_SYNC);
        }
    }

    /** The producer asks the brokers on its own thread, and forgets a topic after minutes without use. */
    private void refreshProducer() throws InterruptedException {
        Producer<?, ?> producer = clients.intakeProducerInUse().get();
        long until = System.nanoTime() + settings.timeout().toNanos();
        while (producer != null) {
            try {
                producer.partitionsFor(settings.topic());
                return;
            } catch (TimeoutException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        watch.interrupt();
        try {
            watch.join(Duration.ofSeconds(1).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
