package ua.meterline.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The lines that are typed while the demo runs.
 *
 * @param isTerminal whether a person can type: the end of the input is Ctrl-D then
 */
public record TypedInput(InputStream stream, boolean isTerminal) {
    /** Nothing is typed. */
    public static TypedInput none() {
        return new TypedInput(InputStream.nullInputStream(), false);
    }

    /** Passes on each line, until the end of the input. */
    void read(Consumer<String> reader, Runnable quit) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.accept(line);
            }
        } catch (IOException e) {
            return; // the terminal is closed: its signal ends the demo
        }
        if (isTerminal) {
            quit.run();
        }
    }
}
