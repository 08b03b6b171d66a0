package ua.meterline.web;

/** The first page of the cabinet, and the choice of the language. */
final class CabinetHome {
    void register(CabinetRoutes routes) {
        routes.get("/", visit -> visit.page("cabinet/home", routes.entries()));
        routes.check("/language", visit -> choose(visit, routes));
    }

    private static Answer choose(CabinetVisit visit, CabinetRoutes routes) throws BadInputException {
        Language language = Language.of(Language.OF_CUSTOMERS, visit.form("language"), null);
        return Preferences.remember(Answer.seeOther(ReturnPath.of(visit, routes.pages())), language);
    }
}
