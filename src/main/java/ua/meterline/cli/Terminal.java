package ua.meterline.cli;

import java.io.Console;

/** Whether standard input and output are a terminal. */
final class Terminal {
    private Terminal() {}

    /** Since Java 22 there may be a console without a terminal, and a method to distinguish them. */
    static boolean isThere() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
