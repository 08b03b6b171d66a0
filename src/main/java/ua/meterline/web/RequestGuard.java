package ua.meterline.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import ua.meterline.common.Sha256;

/**
 * Refuses forms that another site made a browser send: by the headers that browsers set (Sec-Fetch-Site, Origin), and
 * by a token that only pages of the session know.
 */
final class RequestGuard {
    static final String TOKEN_FIELD = "csrf";
    static final String TOKEN_HEADER = "X-CSRF-Token";

    private RequestGuard() {}

    /** Bound to the session, which it does not disclose. */
    static String tokenOf(String session) {
        return Sha256.hex("csrf of " + session).substring(0, 32);
    }

    /** @param token of the session */
    static boolean isOurs(Context request, String token) {
        return isSameOrigin(request) && hasToken(request, token);
    }

    static boolean isSameOrigin(Context request) {
        String site = request.header("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.header("Origin");
        return origin == null || origin.replaceFirst("^https?://", "").equals(request.header("Host"));
    }

    private static boolean hasToken(Context request, String token) {
        String header = request.header(TOKEN_HEADER);
        String given = header == null ? request.formParam(TOKEN_FIELD) : header;
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
