package ua.meterline.web;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.ApiToken;

/** One call of another program. Not thread-safe. */
public final class ApiCall {
    private static final int LARGEST_BODY = 16 * 1024;
    private static final int LONGEST_PARAMETER = 200;

    private final Context request;
    private final ApiToken token;
    private final String address;

    /** @param token null where the path needs none */
    ApiCall(Context request, ApiToken token, String address) {
        this.request = request;
        this.token = token;
        this.address = address;
    }

    public ApiToken token() {
        return token;
    }

    /** The program and the address, for the audit log. */
    public Actor actor() {
        return Actor.program(token.name(), address);
    }

    /** A value of the query; empty where there is none. */
    public Optional<String> param(String name) throws ApiProblemException {
        String value = request.queryParam(name);
        if (value != null && value.length() > LONGEST_PARAMETER) {
            throw new ApiProblemException(
                    ApiProblem.of(400, "bad-request", "%s: at most %d characters".formatted(name, LONGEST_PARAMETER)));
        }
        return Optional.ofNullable(value);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.header(name));
    }

    /**
     * A number in the path.
     *
     * @throws ApiProblemException with status 404 when it is not a number
     */
    public long pathNumber(String name) throws ApiProblemException {
        String text = request.pathParam(name);
        if (!text.matches("[0-9]{1,18}")) {
            throw new ApiProblemException(notFound());
        }
        return Long.parseLong(text);
    }

    public static ApiProblem notFound() {
        return ApiProblem.of(404, "not-found", "there is nothing at this path; see /api/v1/openapi.yaml");
    }

    /** The body of a call with JSON. */
    public String json() throws ApiProblemException, IOException {
        String type = Optional.ofNullable(request.contentType()).orElse("");
        if (!type.toLowerCase(Locale.ROOT).matches("application/json\\s*(;.*)?")) {
            throw new ApiProblemException(
                    ApiProblem.of(415, "unsupported-media-type", "the header Content-Type must be application/json"));
        }
        byte[] body = request.bodyInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new ApiProblemException(
                    ApiProblem.of(413, "too-large", "the body has more than " + LARGEST_BODY + " octets"));
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ApiProblemException(ApiProblem.of(400, "malformed-json", "the body is not UTF-8"));
        }
    }
}
