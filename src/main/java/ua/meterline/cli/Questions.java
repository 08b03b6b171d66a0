package ua.meterline.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import ua.meterline.backoffice.Refusal;
import ua.meterline.backoffice.RefusedException;

/** Asks a person at a terminal, a line at a time. For use by one thread. */
final class Questions {
    private final BufferedReader in;
    private final PrintWriter out;

    Questions(BufferedReader in, PrintWriter out) {
        this.in = in;
        this.out = out;
    }

    /** The input ended, or the person wants to stop. */
    static final class StoppedException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /** The answer, stripped; empty for Enter alone. */
    String ask(String question) throws IOException, StoppedException {
        out.print(question);
        out.flush();
        return Optional.ofNullable(in.readLine())
                .orElseThrow(StoppedException::new)
                .strip();
    }

    /** @throws RefusedException for any answer but y */
    void confirm(String question) throws IOException, StoppedException, RefusedException {
        if (!ask(question + " [y/N] ").equals("y")) {
            throw new RefusedException(Refusal.NOT_CONFIRMED);
        }
    }

    /**
     * Asks until the answer can be parsed.
     *
     * @param stated offered with the question; null for none
     * @return null where the person keeps what is stated
     */
    <T> T value(String name, Object stated, ITypeConverter<T> parser) throws IOException, StoppedException {
        while (true) {
            String given = ask(name + (stated == null ? "" : " [" + stated + "]") + ": ");
            try {
                return given.isEmpty() || given.equals(String.valueOf(stated)) ? null : parser.convert(given);
            } catch (TypeConversionException e) {
                out.println(e.getMessage());
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
