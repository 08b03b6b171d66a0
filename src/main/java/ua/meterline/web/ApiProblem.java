package ua.meterline.web;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ua.meterline.common.JsonText;

/**
 * What is wrong with a call: problem details of RFC 9457, with the members {@code code} and {@code errors}.
 *
 * @param code a word for programs
 * @param detail a sentence for people
 * @param errors what is wrong with each field, by its name
 * @param headers such as {@code Retry-After}
 */
public record ApiProblem(
        int status, String code, String detail, Map<String, String> errors, Map<String, String> headers) {
    static final String CONTENT_TYPE = "application/problem+json";

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(409, "Conflict"),
            Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    public static ApiProblem of(int status, String code, String detail) {
        return new ApiProblem(status, code, detail, Map.of(), Map.of());
    }

    /** A call with fields that do not mean what is possible. */
    public static ApiProblem invalid(String code, Map<String, String> errors) {
        String detail = errors.entrySet().stream()
                .map(error -> error.getKey() + ": " + error.getValue())
                .collect(Collectors.joining("; "));
        return new ApiProblem(422, code, detail, errors, Map.of());
    }

    ApiProblem withHeader(String name, Object value) {
        return new ApiProblem(status, code, detail, errors, Map.of(name, value.toString()));
    }

    Answer answer() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("title", TITLES.getOrDefault(status, "Error"));
        members.put("status", status);
        members.put("code", code);
        members.put("detail", detail);
        if (!errors.isEmpty()) {
            members.put("errors", listed());
        }
        byte[] json = (JsonText.of(members) + "\n").getBytes(StandardCharsets.UTF_8);
        return new Answer(status, CONTENT_TYPE, headers, out -> out.write(json));
    }

    private List<Map<String, String>> listed() {
        return errors.entrySet().stream()
                .map(error -> {
                    Map<String, String> listed = new LinkedHashMap<>();
                    listed.put("field", error.getKey());
                    listed.put("detail", error.getValue());
                    return listed;
                })
                .toList();
    }
}
