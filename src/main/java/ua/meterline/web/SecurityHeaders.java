package ua.meterline.web;

import io.javalin.http.Context;

/** Headers of each answer: nothing is loaded from elsewhere, framed, guessed, or kept by caches. */
final class SecurityHeaders {
    private static final String FORMS = "; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    static final String WITH_SCRIPTS = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'" + FORMS;
    static final String WITHOUT_SCRIPTS = "default-src 'none'; style-src 'self'; img-src 'self'" + FORMS;
    private static final String TWO_YEARS = "max-age=63072000";

    private SecurityHeaders() {}

    /** @param contentSecurityPolicy one of those above */
    static void add(Context request, boolean secure, String contentSecurityPolicy) {
        request.header("Content-Security-Policy", contentSecurityPolicy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .header("Cache-Control", "no-store");
        if (secure) {
            request.header("Strict-Transport-Security", TWO_YEARS);
        }
    }
}
