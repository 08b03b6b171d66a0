package ua.meterline.web;

import io.javalin.http.Context;
import java.util.List;

/** What a browser remembers in cookies: the language, and light or dark. Immutable. */
record Preferences(Language language, Theme theme) {
    private static final String LANGUAGE_COOKIE = "meterline-language";
    private static final String THEME_COOKIE = "meterline-theme";
    private static final int SECONDS_OF_A_YEAR = 31_536_000;

    static Preferences of(Context request) {
        return new Preferences(language(request, Language.OF_STAFF), Theme.of(request.cookie(THEME_COOKIE)));
    }

    /** @param known the languages of the site */
    static Language language(Context request, List<Language> known) {
        return Language.of(known, request.cookie(LANGUAGE_COOKIE), request.header("Accept-Language"));
    }

    static Answer remember(Answer answer, Language language) {
        return remember(answer, LANGUAGE_COOKIE, language.code());
    }

    static Answer remember(Answer answer, Theme theme) {
        return remember(answer, THEME_COOKIE, theme.toString());
    }

    private static Answer remember(Answer answer, String cookie, String value) {
        return answer.withHeader(
                "Set-Cookie", cookie + "=" + value + "; Path=/; SameSite=Lax; Max-Age=" + SECONDS_OF_A_YEAR);
    }
}
