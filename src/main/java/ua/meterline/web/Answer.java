package ua.meterline.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a handler answers. Get it from a {@link Visit}. Immutable.
 *
 * @param headers besides those that every answer has
 * @param isQuestion whether nothing was done yet, and the page asks first: the form may be sent again
 * @param isSecret whether it has a secret, such as a new password: it is not kept for a form that is sent again later
 */
public record Answer(
        int status, String contentType, Map<String, String> headers, Body body, boolean isQuestion, boolean isSecret) {
    static final String HTML = "text/html; charset=utf-8";
    private static final int SEE_OTHER = 303;

    /** Writes the content; large ones piece by piece. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    public Answer {
        headers = Map.copyOf(headers);
    }

    public Answer(int status, String contentType, Map<String, String> headers, Body body) {
        this(status, contentType, headers, body, false, false);
    }

    static Answer html(String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        return new Answer(200, HTML, Map.of(), out -> out.write(bytes));
    }

    static Answer seeOther(String path) {
        return new Answer(SEE_OTHER, HTML, Map.of("Location", path), out -> {});
    }

    /** Such as 422 for a form with errors, which may be corrected and sent again. */
    public Answer withStatus(int newStatus) {
        return new Answer(newStatus, contentType, headers, body, isQuestion, isSecret);
    }

    /** A page that asks before anything is done. */
    public Answer asQuestion() {
        return new Answer(status, contentType, headers, body, true, isSecret);
    }

    /** A page with a secret that is shown this once. */
    public Answer withSecret() {
        return new Answer(status, contentType, headers, body, isQuestion, true);
    }

    public Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, contentType, more, body, isQuestion, isSecret);
    }

    void writeTo(Context request) throws IOException {
        headers.forEach(request::header);
        request.status(status).contentType(contentType).disableCompression();
        body.writeTo(request.outputStream());
    }

    /** Whether the form did what it is for. */
    boolean isSuccess() {
        return status < 400 && !isQuestion;
    }
}
