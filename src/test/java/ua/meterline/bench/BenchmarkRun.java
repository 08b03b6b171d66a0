package ua.meterline.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.meterline.fixture.Deadline;

/** One load against one or several gateways, each in a process of its own with 512 MiB of heap. */
final class BenchmarkRun {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** All of them run with the options that {@code bin/meterline} takes. */
    private static final String AS_SHIPPED = "@src/main/dist/conf/java.options";

    private BenchmarkRun() {}

    /** Is told when a phase begins. */
    @FunctionalInterface
    interface PhaseListener {
        void begins(String phase) throws Exception;
    }

    /**
     * A gateway to start.
     *
     * @param runBy a command that executes the gateway's; may be empty
     * @param command its main class and arguments
     * @param environment added to its own, with the port of the load generator's SMSC
     */
    record Gateway(List<String> runBy, List<String> command, Map<String, String> environment) {
        Process start(String port, Path log) throws IOException {
            Map<String, String> all = new HashMap<>(environment);
            all.put("METERLINE_SMPP_PORT", port);
            ProcessBuilder builder = java(command, all).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.command().addAll(0, runBy);
            return builder.start();
        }
    }

    static List<Map<String, Double>> of(
            int window, List<String> phases, List<String> runBy, List<String> gateway, Map<String, String> environment)
            throws Exception {
        return of(window, phases, runBy, gateway, environment, phase -> {});
    }

    static List<Map<String, Double>> of(
            int window,
            List<String> phases,
            List<String> runBy,
            List<String> gateway,
            Map<String, String> environment,
            PhaseListener listener)
            throws Exception {
        return of(window, phases, List.of(new Gateway(runBy, gateway, environment)), listener, () -> Duration.ZERO);
    }

    /**
     * Runs gateways under load until the last reply has come back.
     *
     * @param window of each gateway
     * @param phases as {@link LoadGenerator} takes them
     * @param servers the processor time that other programs have used so far
     * @return for each phase what {@link LoadGenerator} printed, by name; {@code bound_after_seconds}, since the first
     *     process was started; {@code gateway_us}, {@code servers_us} and {@code load_us}, the processor time of all
     *     gateways, of the other programs, and of the load generator for a message
     */
    static List<Map<String, Double>> of(
            int window, List<String> phases, List<Gateway> gateways, PhaseListener listener, Supplier<Duration> servers)
            throws Exception {
        List<String> arguments =
                new ArrayList<>(List.of(LoadGenerator.class.getName(), "" + gateways.size(), "" + window));
        arguments.addAll(phases);
        Process load = java(arguments, Map.of()).start();
        List<Process> started = new ArrayList<>();
        Path log = Files.createTempFile("gateways", ".log");
        try (BufferedReader output = load.inputReader()) {
            String port = awaitLine(output, "listening ").substring("listening ".length());
            long start = System.nanoTime();
            for (Gateway gateway : gateways) {
                started.add(gateway.start(port, log));
                started.get(started.size() - 1).onExit().thenRun(load::destroy);
            }
            awaitLine(output, "bound");
            double seconds = (System.nanoTime() - start) / 1e9;
            List<Map<String, Double>> results = new ArrayList<>();
            for (String phase : phases) {
                String name = phase.split("=")[0];
                listener.begins(name);
                Usage before = Usage.of(started, servers, load);
                Map<String, Double> result = result(awaitLine(output, name + " "));
                Usage.of(started, servers, load).addTo(result, before);
                result.put("bound_after_seconds", seconds);
                results.add(result);
            }
            return results;
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "; the gateways wrote " + Files.readString(log), e);
        } finally {
            stop(started);
            load.destroyForcibly();
            Files.delete(log);
        }
    }

    private static void stop(List<Process> gateways) throws InterruptedException {
        gateways.forEach(Process::destroy);
        for (Process gateway : gateways) {
            gateway.waitFor(Deadline.SECONDS, TimeUnit.SECONDS);
            gateway.destroyForcibly();
        }
    }

    /** Processor time so far, in microseconds. */
    private record Usage(double gateways, double servers, double load) {
        static Usage of(List<Process> gateways, Supplier<Duration> servers, Process load) {
            return new Usage(
                    gateways.stream().mapToDouble(Usage::micros).sum(),
                    servers.get().toNanos() / 1e3,
                    micros(load));
        }

        private static double micros(Process process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e3;
        }

        void addTo(Map<String, Double> result, Usage before) {
            double messages = result.get("messages");
            result.put("gateway_us", (gateways - before.gateways) / messages);
            result.put("servers_us", (servers - before.servers) / messages);
            result.put("load_us", (load - before.load) / messages);
        }
    }

    private static ProcessBuilder java(List<String> mainAndArguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(JAVA, AS_SHIPPED, "-cp", classPath()));
        command.addAll(mainAndArguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder;
    }

    /**
     * The class path of this process, each entry once: Camel finds the routes in each entry and refuses to load them
     * twice.
     */
    private static String classPath() {
        String tests = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(tests.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String awaitLine(BufferedReader output, String beginning) throws IOException {
        StringBuilder printed = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
            printed.append(line).append('\n');
        }
        throw new IOException("the load generator ended without printing '" + beginning + "', but " + printed);
    }

    private static Map<String, Double> result(String line) {
        Map<String, Double> result = new HashMap<>();
        for (String pair : line.substring(line.indexOf(' ') + 1).split(" ")) {
            String[] nameAndValue = pair.split("=");
            result.put(nameAndValue[0], Double.valueOf(nameAndValue[1]));
        }
        return result;
    }
}
