package ua.meterline.cli;

import picocli.CommandLine.Option;

/** The option {@code --fail-if-empty}: nothing found or nothing to do is a success, unless a script asks otherwise. */
final class EmptyResultOption {
    @Option(
            names = "--fail-if-empty",
            description = "Exit with 1 when there is nothing to do or to list. Without it, that is a success.")
    private boolean fail;

    /** The exit code of a command that succeeded. */
    int exitCode(boolean empty) {
        return empty && fail ? 1 : 0;
    }
}
