package ua.meterline.web.settings;

import java.util.List;
import java.util.function.Supplier;
import ua.meterline.backoffice.staff.Permission;
import ua.meterline.web.Answer;
import ua.meterline.web.ConsolePages;
import ua.meterline.web.Routes;
import ua.meterline.web.Visit;

/** The settings of the running gateway, with their origin. They are changed in the file, not here. */
public final class SettingsPages implements ConsolePages {
    private final Supplier<List<ShownSetting>> settings;

    /** @param settings those in use now */
    public SettingsPages(Supplier<List<ShownSetting>> settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public void register(Routes routes) {
        routes.menu("/settings", Permission.VIEW_SETTINGS, "settings.title");
        routes.get("/settings", Permission.VIEW_SETTINGS, this::list);
    }

    private Answer list(Visit visit) throws Exception {
        String text = visit.param("text");
        boolean changed = visit.param("changed").equals("yes");
        List<ShownSetting> shown = settings.get().stream()
                .filter(setting -> !changed || !setting.isDefault())
                .filter(setting -> setting.contains(text))
                .toList();
        return visit.page("settings/list", new SettingsView(shown, text, changed));
    }
}
