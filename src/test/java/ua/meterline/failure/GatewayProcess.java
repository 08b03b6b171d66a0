package ua.meterline.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.meterline.app.Meterline;
import ua.meterline.simulator.SmscSimulator;

/** A gateway in a process of its own, which can be killed. What it says goes to a file in its folder. */
final class GatewayProcess implements AutoCloseable {
    private final Process process;
    private final Path log;

    private GatewayProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param javaOptions such as {@code -Xmx512m} */
    static GatewayProcess start(Path folder, GatewayEnvironment environment, String... javaOptions) throws IOException {
        return start(folder, environment, List.of(javaOptions), List.of(GatewayMain.class.getName()));
    }

    /** As people start it, with the command run. */
    static GatewayProcess startCommand(Path folder, GatewayEnvironment environment) throws IOException {
        return start(folder, environment, List.of(), List.of(Meterline.class.getName(), "run"));
    }

    private static GatewayProcess start(
            Path folder, GatewayEnvironment environment, List<String> javaOptions, List<String> main)
            throws IOException {
        Path log = Files.createDirectories(folder).resolve("gateway.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"));
        command.addAll(javaOptions);
        command.addAll(List.of("-Dlog4j2.configurationFile=log4j2.xml", "-cp", classPath()));
        command.addAll(main);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment.variables());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new GatewayProcess(builder.start(), log);
    }

    /** Each entry once: Camel would find the routes in each, and refuse to load them twice. */
    static String classPath() {
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(tests.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    void awaitBoundTo(SmscSimulator smsc) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !process.isAlive() || smsc.bound().size() == 2);
        assertThat(process.isAlive()).as(() -> "it runs; " + log()).isTrue();
    }

    /** kill -9. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    boolean endsWithin(Duration timeout) throws InterruptedException {
        return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** To be asked when it has ended. */
    int exitCode() {
        return process.exitValue();
    }

    /** Files may grow no larger from now on; null for no limit. */
    void limitFileSize(Long octets) throws IOException, InterruptedException {
        String limit = octets == null ? "unlimited" : octets + ":unlimited";
        List<String> command = List.of("prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + limit);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    long pid() {
        return process.pid();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
