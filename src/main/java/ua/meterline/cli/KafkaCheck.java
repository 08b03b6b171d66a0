package ua.meterline.cli;

import java.io.IOException;
import java.util.function.Consumer;
import ua.meterline.config.KafkaSettings;
import ua.meterline.kafka.ClusterProbe;
import ua.meterline.kafka.ClusterProbe.Topic;
import ua.meterline.kafka.TopicRequirements.Problem;

/** Checks the brokers and the settings of each topic. */
final class KafkaCheck {
    private static final String CHECK = "kafka";
    private static final int FEW_BROKERS = 3;

    @FunctionalInterface
    private interface Look {
        Topic at(String topic) throws IOException;
    }

    private KafkaCheck() {}

    static void of(KafkaSettings settings, Consumer<CheckResult> report) {
        try (ClusterProbe cluster = ClusterProbe.of(settings)) {
            int brokers = cluster.brokers();
            report.accept(
                    brokers < FEW_BROKERS
                            ? CheckResult.warn(
                                    CHECK, settings.brokers(), brokers + " brokers", "run at least " + FEW_BROKERS)
                            : CheckResult.ok(CHECK, settings.brokers(), brokers + " brokers"));
            if (settings.takesSms()) {
                topic(settings.topic(), cluster::intake, report);
                topic(settings.deadLetterTopic(), cluster::other, report);
            }
            if (settings.publishesReadings()) {
                topic(settings.readingsTopic(), cluster::other, report);
            }
        } catch (IOException e) {
            report.accept(CheckResult.fail(CHECK, settings.brokers(), String.valueOf(e.getMessage())));
        }
    }

    private static void topic(String name, Look look, Consumer<CheckResult> report) {
        try {
            Topic topic = look.at(name);
            for (Problem problem : topic.problems()) {
                report.accept(
                        problem.severe()
                                ? CheckResult.fail(CHECK, "topic " + name, problem.what(), problem.action())
                                : CheckResult.warn(CHECK, "topic " + name, problem.what(), problem.action()));
            }
            if (topic.problems().isEmpty()) {
                report.accept(CheckResult.ok(
                        CHECK,
                        "topic " + name,
                        topic.partitions() + (topic.partitions() == 1 ? " partition" : " partitions")));
            }
        } catch (IOException e) {
            report.accept(CheckResult.fail(
                    CHECK, "topic " + name, String.valueOf(e.getMessage()), "create it, see docs/kafka.md"));
        }
    }
}
