package ua.meterline.kafka;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import ua.meterline.common.AccessProblem;

/** The file {@code meterline.intake.kafka.client-properties}: security and networks are the operator's matter. */
public final class ClientProperties {
    private static final String SETTING = "meterline.intake.kafka.client-properties: ";

    /** What Meterline's guarantees rest on, and what has a setting of its own. */
    private static final List<String> OURS = List.of(
            "acks",
            "auto.offset.reset",
            "bootstrap.servers",
            "delivery.timeout.ms",
            "enable.auto.commit",
            "enable.idempotence",
            "group.id",
            "key.deserializer",
            "key.serializer",
            "max.block.ms",
            "max.in.flight.requests.per.connection",
            "partitioner.class",
            "partitioner.ignore.keys",
            "request.timeout.ms",
            "retries",
            "transactional.id",
            "value.deserializer",
            "value.serializer");

    private ClientProperties() {}

    /**
     * @param file null for none
     * @throws IOException naming the setting and what to correct
     */
    public static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        if (file == null) {
            return properties;
        }
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (IOException e) {
            throw new IOException(SETTING + "cannot read " + AccessProblem.of(e), e);
        } catch (IllegalArgumentException e) {
            throw new IOException(SETTING + file + ": " + e.getMessage() + "; correct the file", e);
        }
        for (String name : OURS) {
            if (properties.containsKey(name)) {
                throw new IOException(
                        SETTING + file + ": " + name + " is Meterline's, because guarantees rest on it; remove it");
            }
        }
        return properties;
    }
}
