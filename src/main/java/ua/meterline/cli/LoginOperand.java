package ua.meterline.cli;

import java.util.Locale;
import picocli.CommandLine.Parameters;

/** {@code LOGIN}, the operand of commands about one user. */
final class LoginOperand {
    @Parameters(index = "0", paramLabel = "LOGIN", description = "The login of the user.")
    private String login;

    String login() {
        return stored(login);
    }

    /** The login of a user or the name of a token, as it is stored. */
    static String stored(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
