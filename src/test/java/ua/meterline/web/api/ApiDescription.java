package ua.meterline.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The description of the HTTP API, as a schema for what is sent and answered. Thread-safe. */
final class ApiDescription {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final JsonNode document;
    private final Map<String, Set<String>> answered = new ConcurrentHashMap<>();

    ApiDescription() {
        try {
            document =
                    new YAMLMapper().readTree(Path.of("docs/api/openapi.yaml").toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    JsonNode document() {
        return document;
    }

    /** Each method and path, with the statuses that it may answer. */
    Map<String, Set<String>> operations() {
        Map<String, Set<String>> operations = new TreeMap<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    Set<String> statuses = new TreeSet<>();
                    method.getValue().get("responses").fieldNames().forEachRemaining(statuses::add);
                    operations.put(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(), statuses);
                }));
        return operations;
    }

    /** What is wrong with an answer; empty for nothing. */
    Collection<String> wrong(String operation, int status, String contentType, String body) {
        answered.computeIfAbsent(operation, any -> ConcurrentHashMap.newKeySet())
                .add(Integer.toString(status));
        JsonNode response = resolved(operation(operation).path("responses").path(Integer.toString(status)));
        JsonNode content = response.path("content").path(contentType.replaceFirst(";.*", ""));
        if (content.isMissingNode()) {
            return Set.of(operation + " is not described with " + status + " " + contentType);
        }
        return content.has("schema") ? wrong(content.get("schema"), body) : Set.of();
    }

    /** What is wrong with the body of a request. */
    Collection<String> wrongRequest(String operation, String body) {
        return wrong(
                operation(operation)
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema"),
                body);
    }

    /** The statuses that were seen of an operation. */
    Set<String> answered(String operation) {
        return answered.getOrDefault(operation, Set.of());
    }

    private JsonNode operation(String operation) {
        String[] words = operation.split(" ");
        return document.path("paths").path(words[1]).path(words[0].toLowerCase(java.util.Locale.ROOT));
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    private Collection<String> wrong(JsonNode schema, String body) {
        ObjectNode whole = JSON.createObjectNode();
        whole.setAll((ObjectNode) schema.deepCopy());
        whole.set("components", document.get("components"));
        return SCHEMAS
                .getSchema(whole)
                .validate(
                        body, InputFormat.JSON, run -> run.getExecutionConfig().setFormatAssertionsEnabled(true))
                .stream()
                .map(ValidationMessage::toString)
                .toList();
    }
}
