package ua.meterline.web.overview;

import java.util.function.Supplier;
import ua.meterline.backoffice.overview.Overview;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.web.Answer;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.Routes;
import ua.meterline.web.Visit;

/** The overview, which updates itself. */
public final class OverviewPages implements ConsolePages {
    private final Supplier<Overview> current;

    /** @param current returns at once */
    public OverviewPages(Supplier<Overview> current) {
        this.current = current;
    }

    @Override
    public String name() {
        return "overview";
    }

    @Override
    public void register(Routes routes) {
        routes.menu("/", Permission.VIEW_OVERVIEW, "overview.title");
        routes.get("/", Permission.VIEW_OVERVIEW, visit -> visit.page("overview/page", view(visit)));
        routes.poll("/overview/now", Permission.VIEW_OVERVIEW, this::update);
    }

    private OverviewView view(Visit visit) {
        return OverviewView.of(current.get(), visit);
    }

    /** Nothing when all is as the page shows it. */
    private Answer update(Visit visit) throws Exception {
        OverviewView view = view(visit);
        return visit.param("version").equals(view.version()) ? visit.nothing() : visit.fragment("overview/now", view);
    }
}
