package ua.meterline.cli;

import java.io.Console;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ua.meterline.backoffice.staff.RandomPassword;

/**
 * A new password: asked for on the terminal without an echo, read from standard input, or generated. Never an argument:
 * other users see those, and the shell keeps them.
 */
final class PasswordOptions {
    private static final int MOST_OCTETS = 4_096;

    @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
    private boolean fromInput;

    @Option(names = "--generate", description = "Generate a password and print it, once.")
    private boolean generated;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** Call it before anything is changed: it may ask a person. */
    String password() throws IOException {
        if (fromInput && generated) {
            throw new ParameterException(spec.commandLine(), "--password-stdin and --generate: give only one of them");
        }
        return generated ? RandomPassword.create() : fromInput ? read() : ask();
    }

    /** Shows a generated password, for the only time. */
    void show(String password) {
        if (generated) {
            spec.commandLine().getOut().println("password: " + password);
        }
    }

    private String read() throws IOException {
        String text = new String(System.in.readNBytes(MOST_OCTETS), InputEncoding.get());
        return text.lines()
                .findFirst()
                .orElseThrow(
                        () -> new ParameterException(spec.commandLine(), "--password-stdin: standard input is empty"));
    }

    private String ask() {
        Console console = MeterlineCommand.isOnTerminal(spec) ? System.console() : null;
        if (console == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "there is no terminal to ask for the password; give --password-stdin or --generate");
        }
        String password = answer(console, "new password: ");
        if (!password.equals(answer(console, "again: "))) {
            throw new ParameterException(spec.commandLine(), "the passwords differ; nothing was changed");
        }
        return password;
    }

    private String answer(Console console, String prompt) {
        char[] typed = console.readPassword("%s", prompt);
        if (typed == null) {
            throw new ParameterException(spec.commandLine(), "no password was given; nothing was changed");
        }
        return new String(typed);
    }
}
