package ua.meterline.web;

/**
 * A cookie with the token of a session: no script reads it, no form of another site sends it, and what came over TLS
 * stays on TLS. Immutable.
 */
public record SecretCookie(String name) {
    /** The token; empty for none. */
    public String of(CabinetVisit visit) {
        String value = visit.request().cookie(name);
        return value == null ? "" : value;
    }

    /** Has the browser keep a token until it is closed. */
    public Answer set(CabinetVisit visit, Answer answer, String token) {
        return answer.withHeader(
                        "Set-Cookie",
                        name + "=" + token + "; Path=/; HttpOnly; SameSite=Lax" + (visit.isSecure() ? "; Secure" : ""))
                .withSecret();
    }

    /** Has the browser forget the token, and the pages that it keeps. */
    public Answer remove(CabinetVisit visit, Answer answer) {
        Answer removed = set(visit, answer, "");
        return removed.withHeader("Set-Cookie", removed.headers().get("Set-Cookie") + "; Max-Age=0")
                .withHeader("Clear-Site-Data", "\"cache\"");
    }
}
