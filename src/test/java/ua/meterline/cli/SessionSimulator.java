package ua.meterline.cli;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.meterline.fixture.RunningGateway;

/** The command {@code simulator} in a terminal of its own. */
final class SessionSimulator implements AutoCloseable {
    private final StringWriter terminal = new StringWriter();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final Thread program;

    SessionSimulator(int port) throws IOException {
        PipedInputStream input = new PipedInputStream(keyboard);
        program = new Thread(() -> MeterlineCommand.commandLine(true)
                .setOut(new PrintWriter(terminal, true))
                .setErr(new PrintWriter(terminal, true))
                .execute("simulator", "--port", Integer.toString(port)));
        InputStream before = System.in;
        System.setIn(input);
        program.start();
        await().atMost(RunningGateway.TIMEOUT).until(() -> printed().contains("type a message"));
        System.setIn(before);
    }

    /** Everything so far. */
    String printed() {
        return terminal.toString();
    }

    /** Types messages one by one; returns what the terminal shows until the reply to each. */
    String type(List<String> messages) throws IOException {
        StringBuilder shown = new StringBuilder();
        for (String message : messages) {
            int begin = printed().length();
            keyboard.write((message + "\n").getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
            await().atMost(RunningGateway.TIMEOUT)
                    .until(() -> isSettled(printed().substring(begin)));
            // Response and reply have threads of their own, so that either may be printed first.
            shown.append(message).append('\n').append(inOrder(printed().substring(begin)));
        }
        return shown.toString();
    }

    private static boolean isSettled(String printed) {
        return printed.contains(" delivered ") && printed.contains(" reply ");
    }

    private static String inOrder(String printed) {
        return Stream.of(printed.split("\n"))
                .sorted(Comparator.comparing(line -> line.contains(" reply ")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    @Override
    public void close() {
        try {
            keyboard.write("quit\n".getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
            program.join(RunningGateway.TIMEOUT.toMillis());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
