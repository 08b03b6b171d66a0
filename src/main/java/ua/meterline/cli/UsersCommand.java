package ua.meterline.cli;

import picocli.CommandLine.Command;

/** The parent of the commands about people. */
@Command(
        name = "users",
        header = "Manages the users of the console.",
        description = {
            "Each person has a login, a name, a password and roles: shift, office, phone, auditor or admin. The "
                    + "gateway may be running: a change holds from the next request on, and the sessions of a disabled "
                    + "user end at once.",
            "Exit codes: 0 done; 1 refused for the reason given; 2 wrong options or settings."
        },
        subcommands = {
            UsersAddCommand.class,
            UsersListCommand.class,
            UsersDisableCommand.class,
            UsersEnableCommand.class,
            UsersPasswordCommand.class,
            UsersRolesCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  meterline users add admin --name \"Olena Boiko\" --roles admin,office",
            "  meterline users list",
            "  meterline users disable petro"
        })
final class UsersCommand extends CommandGroup {}
