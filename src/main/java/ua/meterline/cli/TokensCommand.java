package ua.meterline.cli;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.backoffice.staff.ApiToken;
import ua.meterline.backoffice.staff.ApiTokens;
import ua.meterline.backoffice.staff.Role;
import ua.meterline.config.Settings;
import ua.meterline.store.DatabaseAccess;

/** The parent of the commands about tokens of the HTTP API. */
@Command(
        name = "tokens",
        header = "Manages the tokens of the HTTP API.",
        description = {
            "Each program has a token with roles of its own. The gateway may be running: a change holds from the next "
                    + "request on.",
            "Exit codes: 0 done; 1 refused for the reason given; 2 wrong options or settings."
        },
        subcommands = {TokensCommand.Add.class, TokensCommand.Listed.class, TokensCommand.Revoke.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  meterline tokens add billing --roles office",
            "  meterline tokens list",
            "  meterline tokens revoke billing"
        })
final class TokensCommand extends CommandGroup {
    /** Adds a token. */
    @Command(
            name = "add",
            header = "Adds a token and prints it, once.",
            description =
                    "Exit codes: 0 added; 1 refused: the name is taken or malformed; 2 wrong options or settings.",
            footer = {"", "Example:", "  meterline tokens add billing --roles office"})
    static final class Add extends SettingsCommand {
        @Parameters(paramLabel = "NAME", description = "The program; the audit log names it api:NAME.")
        private String name;

        @Mixin
        private RolesOption roles;

        @Override
        public Integer call() throws Exception {
            String token = CommandDatabase.with(
                    spec,
                    config.load(),
                    database -> new ApiTokens(new DatabaseAccess(database), clock())
                            .add(name, roles.set(), Actor.ofCommand()));
            out().println("token %s: added, roles %s".formatted(LoginOperand.stored(name), Role.format(roles.set())));
            out().println("token: " + token);
            return 0;
        }
    }

    /** Lists the tokens. */
    @Command(
            name = "list",
            header = "Lists the tokens, but not their text.",
            description =
                    "Exit codes: 0 done; 1 there are no tokens, with --fail-if-empty; 2 wrong options or settings.",
            footer = {"", "Example:", "  meterline tokens list"})
    static final class Listed extends ListCommand<ApiToken> {
        Listed() {
            super(
                    column("name", 16),
                    column("state", 7),
                    column("roles", 24),
                    column("added-at", 24),
                    column("last-used-at", 24));
        }

        @Override
        List<ApiToken> find(Settings settings) throws Exception {
            return CommandDatabase.read(settings, ApiTokens::list);
        }

        @Override
        List<?> cells(ApiToken token, DisplayTime times) {
            return Arrays.asList(
                    token.name(),
                    token.revoked() ? "revoked" : "valid",
                    Role.format(token.roles()),
                    time(times, token.added()),
                    time(times, token.used()));
        }

        @Override
        String summary(int count) {
            return count == 0 ? "there are no tokens" : "";
        }

        private static String time(DisplayTime times, Instant at) {
            return at == null ? null : times.of(at);
        }
    }

    /** Revokes a token. */
    @Command(
            name = "revoke",
            header = "Refuses a token from now on.",
            description =
                    "Exit codes: 0 revoked, or revoked before; 1 refused: no such token; 2 wrong options or settings.",
            footer = {"", "Example:", "  meterline tokens revoke billing"})
    static final class Revoke extends SettingsCommand {
        @Parameters(paramLabel = "NAME", description = "The name of the token.")
        private String name;

        @Override
        public Integer call() throws Exception {
            CommandDatabase.with(spec, config.load(), database -> {
                new ApiTokens(new DatabaseAccess(database), clock()).revoke(name, Actor.ofCommand());
                return null;
            });
            out().println("token " + LoginOperand.stored(name) + ": revoked");
            return 0;
        }
    }
}
