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
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import ua.meterline.fixture.RunningGateway;

/** The command {@code simulator} in a terminal of its own. */
final class SessionSimulator implements AutoCloseable {
    private final StringWriter terminal = new StringWriter();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final Thread program;

    SessionSimulator(int port) throws IOException {
        Keys input = new Keys(keyboard);
        program = new Thread(() -> MeterlineCommand.commandLine(true)
                .setOut(new PrintWriter(terminal, true))
                .setErr(new PrintWriter(terminal, true))
                .execute("simulator", "--port", Integer.toString(port)));
        InputStream before = System.in;
        System.setIn(input);
        try {
            program.start();
            // It prints first, and then takes standard input on another thread.
            await().atMost(RunningGateway.TIMEOUT).until(input::isRead);
        } finally {
            System.setIn(before);
        }
    }

    /** Everything so far. */
    String printed() {
        return terminal.toString();
    }

    /** Types messages one by one; returns what the terminal shows about each until its reply. */
    String type(List<String> messages) throws IOException {
        StringBuilder shown = new StringBuilder();
        for (String message : messages) {
            int begin = linesOfMessages().size();
            keyboard.write((message + "\n").getBytes(StandardCharsets.UTF_8));
            keyboard.flush();
            await().atMost(RunningGateway.TIMEOUT).until(() -> linesOfMessages().size() >= begin + 2);
            // Response and reply have threads of their own, so that either may be printed first.
            String lines = linesOfMessages().stream()
                    .skip(begin)
                    .sorted(Comparator.comparing(SessionSimulator::isReply))
                    .collect(Collectors.joining("\n", "", "\n"));
            shown.append(message).append('\n').append(lines);
        }
        return shown.toString();
    }

    /** Without those about sessions, which come at any time; and without a line that is not at its end yet. */
    private List<String> linesOfMessages() {
        String printed = printed();
        return printed.substring(0, printed.lastIndexOf('\n') + 1)
                .lines()
                .filter(line -> line.contains(" delivered ") || isReply(line))
                .toList();
    }

    private static boolean isReply(String line) {
        return line.contains(" reply ");
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

    /** What is typed, and whether a program waits for it. */
    private static final class Keys extends PipedInputStream {
        private final CountDownLatch read = new CountDownLatch(1);

        Keys(PipedOutputStream keyboard) throws IOException {
            super(keyboard);
        }

        boolean isRead() {
            return read.getCount() == 0;
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) throws IOException {
            read.countDown();
            return super.read(into, offset, length);
        }
    }
}
