package ua.meterline.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ua.meterline.backoffice.AccountBindings;
import ua.meterline.backoffice.Binding;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.config.Settings;
import ua.meterline.reading.AccountNumber;
import ua.meterline.store.DatabaseAccess;

/** The parent of the commands about numbers that may send digits alone. */
@Command(
        name = "bindings",
        header = "Lists and removes the numbers that may send a reading without its account.",
        description = {
            "With meterline.reading.digits-only, a number from which readings of one account were accepted may send "
                    + "the digits alone. The gateway may be running.",
            "Exit codes: 0 done; 1 refused for the reason given; 2 wrong options or settings."
        },
        subcommands = {BindingsCommand.Listed.class, BindingsCommand.Remove.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  meterline bindings list --account 0501234567",
            "  meterline bindings remove 17 --account 0501234567"
        })
final class BindingsCommand extends CommandGroup {
    /** Whose bindings. */
    static final class Subject {
        @Option(
                names = "--account",
                required = true,
                paramLabel = "N",
                converter = OperandParser.Account.class,
                description = "The account: ten digits.")
        private AccountNumber account;

        @Option(
                names = "--sender",
                required = true,
                paramLabel = "NUMBER",
                description = "The telephone number, in any notation.")
        private String sender;
    }

    /** Lists bindings. */
    @Command(
            name = "list",
            header = "Lists the numbers of an account, or the accounts of a number.",
            description = "Exit codes: 0 done; 1 there are none, with --fail-if-empty; 2 wrong options or settings.",
            footer = {"", "Example:", "  meterline bindings list --sender +380671112233"})
    static final class Listed extends ListCommand<Binding> {
        Listed() {
            super(
                    column("id", 8),
                    column("sender", 16),
                    column("account", 10),
                    column("message", 9),
                    column("last-used-at", 24),
                    column("expires-at", 24));
        }

        @ArgGroup(multiplicity = "1")
        private Subject of;

        @Override
        List<Binding> find(Settings settings) throws Exception {
            return CommandDatabase.read(
                    settings,
                    connection -> of.account == null
                            ? Binding.ofNumber(connection, of.sender)
                            : Binding.ofAccount(connection, of.account));
        }

        @Override
        List<?> cells(Binding binding, DisplayTime times) {
            return Arrays.asList(
                    binding.id(),
                    binding.sender(),
                    binding.account(),
                    binding.message(),
                    times.of(binding.usedAt()),
                    times.of(binding.expiresAt()));
        }

        @Override
        String summary(int count) {
            return count == 0 ? "there are no bindings" : "";
        }
    }

    /** Removes a binding. */
    @Command(
            name = "remove",
            header = "Removes a binding; a further reading with its account makes it again.",
            description = "Exit codes: 0 removed; 1 refused: no such binding; 2 wrong options or settings.",
            footer = {"", "Example:", "  meterline bindings remove 17 --account 0501234567"})
    static final class Remove extends SettingsCommand {
        @Parameters(paramLabel = "ID", description = "The id in the list.")
        private long id;

        @Option(
                names = "--account",
                required = true,
                paramLabel = "N",
                converter = OperandParser.Account.class,
                description = "The account of the binding: ten digits.")
        private AccountNumber account;

        @Override
        public Integer call() throws Exception {
            boolean removed = CommandDatabase.with(
                    spec,
                    config.load(),
                    database -> new AccountBindings(new DatabaseAccess(database), clock())
                            .remove(id, account, Actor.ofCommand()));
            if (!removed) {
                err().println("meterline: account %s has no binding %d; 'meterline bindings list' lists them"
                        .formatted(account.digits(), id));
                return 1;
            }
            out().println("binding %d: removed".formatted(id));
            return 0;
        }
    }
}
