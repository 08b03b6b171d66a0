package ua.meterline.distribution;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import ua.meterline.fixture.Deadline;
import ua.meterline.fixture.PackagedProgram;

/** The packaged program, started by its script in a process of its own. */
record Distribution(Path home, Path workingFolder) {
    private static final long TIMEOUT_SECONDS = Deadline.SECONDS;

    static Distribution in(Path workingFolder) {
        return new Distribution(PackagedProgram.HOME, workingFolder);
    }

    Path script() {
        return home.resolve("bin/meterline");
    }

    Running start(Map<String, String> environment, String... arguments) throws IOException {
        return start(script(), environment, arguments);
    }

    /** @param environment JAVA_OPTS in it replaces the options for a quick start */
    Running start(Path script, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(workingFolder, "out", ".txt");
        Path err = Files.createTempFile(workingFolder, "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(workingFolder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("METERLINE_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", String.join(" ", PackagedProgram.quickStart()));
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }

    /** A started process; closing it kills it if it still runs. */
    record Running(Process process, Path out, Path err) implements AutoCloseable {
        String output() throws IOException {
            return Files.readString(out);
        }

        String errors() throws IOException {
            return Files.readString(err);
        }

        /** Writes lines to its standard input, which stays open. */
        void type(String... lines) throws IOException {
            process.getOutputStream().write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        void awaitOutput(String text) {
            await().atMost(Duration.ofSeconds(TIMEOUT_SECONDS)).until(() -> output().contains(text));
        }

        int exitCode() throws InterruptedException {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still running after " + TIMEOUT_SECONDS + " s");
            }
            return process.exitValue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
