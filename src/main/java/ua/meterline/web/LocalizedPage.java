package ua.meterline.web;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/** What each template of console and cabinet gets: texts and formats in the reader's language. For one request. */
public abstract class LocalizedPage {
    /** What is the same for all requests. */
    record Site(Texts texts, Assets assets, Sealing sealing, ZoneId zone) {}

    private final Site site;
    private final Language language;
    private final String path;
    private final LocalFormat format;

    /** @param path of the page, without the query */
    LocalizedPage(Site site, Language language, String path) {
        this.site = site;
        this.language = language;
        this.path = path;
        this.format = new LocalFormat(site.zone(), language);
    }

    public String text(String key, Object... values) {
        return site.texts().text(language, key, values);
    }

    /** The other text where there is none for the key. */
    public String textOr(String key, String other) {
        return site.texts().has(language, key) ? text(key) : other;
    }

    /** The text of {@code KEY.CONSTANT}, with the constant in kebab case, such as {@code outcome.held}. */
    public String textOf(String key, Object constant) {
        return text(key + "." + constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Such as {@code 3 readings}, with the right plural. */
    public String counted(String key, long count) {
        return site.texts().counted(language, key, count, format.number(count));
    }

    public LocalFormat format() {
        return format;
    }

    public Language language() {
        return language;
    }

    /** All languages of the site. */
    public List<Language> languages() {
        return site.texts().languages();
    }

    /** Of this page, without the query. */
    public String path() {
        return path;
    }

    /** A new one for each form; the form can be sent once. */
    public String formId() {
        return FormGuard.newId();
    }

    /** The path of an asset, such as {@code console.css}, which browsers may keep for ever. */
    public String asset(String name) {
        return site.assets().path(name);
    }

    /** For ISO 8601, as the attribute {@code datetime} takes it. */
    public String iso(Instant time) {
        return time.toString();
    }

    /** The value in a form that only this server can read: what is masked must not stand in the page. */
    public String seal(String value) {
        return site.sealing().seal(value);
    }
}
