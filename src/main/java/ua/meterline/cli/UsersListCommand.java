package ua.meterline.cli;

import java.util.List;
import picocli.CommandLine.Command;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.backoffice.staff.StaffDirectory;
import ua.meterline.backoffice.staff.StaffMember;
import ua.meterline.config.Settings;

/** Lists the users. */
@Command(
        name = "list",
        header = "Lists the users.",
        description = "Exit codes: 0 done; 1 there are no users, with --fail-if-empty; 2 wrong options or settings.",
        footer = {"", "Example:", "  meterline users list"})
final class UsersListCommand extends ListCommand<StaffMember> {
    UsersListCommand() {
        super(column("login", 16), column("state", 8), column("roles", 24), column("name", 24));
    }

    @Override
    List<StaffMember> find(Settings settings) throws Exception {
        return CommandDatabase.read(settings, StaffDirectory::list);
    }

    @Override
    List<?> cells(StaffMember user, DisplayTime times) {
        return List.of(user.login(), user.disabled() ? "disabled" : "enabled", Role.format(user.roles()), user.name());
    }

    @Override
    String summary(int count) {
        return count == 0 ? "there are no users; 'meterline users add' adds one" : "";
    }
}
