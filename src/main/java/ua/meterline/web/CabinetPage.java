package ua.meterline.web;

/** What each template of the cabinet gets besides its model. For one request. */
public final class CabinetPage extends LocalizedPage {
    CabinetPage(Site site, Language language, String path) {
        super(site, language, path);
    }
}
