package ua.meterline.cli;

import java.util.Collection;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;
import ua.meterline.simulator.NearestName;

/** An option, command or argument that a command does not have. */
record UnknownWord(CommandSpec command, String word) {
    static UnknownWord of(UnmatchedArgumentException failure) {
        String word = failure.getUnmatched().get(0);
        return new UnknownWord(
                failure.getCommandLine().getCommandSpec(), word.startsWith("-") ? word.split("=", 2)[0] : word);
    }

    /** What is wrong, with the name that was probably meant. */
    String problem() {
        return kind() + " '" + word + "'"
                + meant().map(name -> "; did you mean " + name + "?").orElse("");
    }

    private boolean isOption() {
        return word.startsWith("-");
    }

    private String kind() {
        if (isOption()) {
            return "unknown option";
        }
        return command.subcommands().isEmpty() ? "unexpected argument" : "unknown command";
    }

    private Optional<String> meant() {
        Collection<String> names = isOption()
                ? command.optionsMap().keySet()
                : command.subcommands().keySet();
        return NearestName.of(word, names, word.length() < 6 ? 1 : 2)
                .or(() -> names.stream()
                        .filter(name -> word.length() > 3 && name.startsWith(word))
                        .findFirst());
    }
}
