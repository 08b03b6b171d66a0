package ua.meterline.web;

/** The first page of the cabinet, and the choice of the language. */
final class CabinetHome {
    void register(CabinetRoutes routes) {
        routes.get("/", visit -> visit.page("cabinet/home", routes.entries()));
        routes.check("/language", CabinetHome::choose);
    }

    private static Answer choose(CabinetVisit visit) throws BadInputException {
        Language language = Language.of(Language.OF_CUSTOMERS, visit.form("language"), null);
        return Preferences.remember(Answer.seeOther(LoginPages.localPath(visit.form("then"))), language);
    }
}
