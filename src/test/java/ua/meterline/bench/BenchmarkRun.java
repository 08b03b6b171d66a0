package ua.meterline.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ua.meterline.fixture.Deadline;

/** One load against one gateway, each in a process of its own with 512 MiB of heap. */
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
     * Runs a gateway under load until the last reply has come back.
     *
     * @param phases as {@link LoadGenerator} takes them
     * @param runBy a command that executes the gateway's; may be empty
     * @param gateway its main class and arguments
     * @param environment added to the gateway's, and the port of the load generator's SMSC
     * @return for each phase what {@link LoadGenerator} printed, by name; {@code bound_after_seconds}, since the
     *     process was started; {@code gateway_us} and {@code load_us}, the processor time of each process for a message
     */
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
        List<String> arguments = new ArrayList<>(List.of(LoadGenerator.class.getName(), "" + window));
        arguments.addAll(phases);
        Process load = java(arguments, Map.of()).start();
        try (BufferedReader output = load.inputReader()) {
            String port = awaitLine(output, "listening ").substring("listening ".length());
            long started = System.nanoTime();
            Map<String, String> all = new HashMap<>(environment);
            all.put("METERLINE_SMPP_PORT", port);
            ProcessBuilder builder = java(gateway, all).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.command().addAll(0, runBy);
            Process gatewayProcess = builder.start();
            gatewayProcess.onExit().thenRun(load::destroy);
            try {
                awaitLine(output, "bound");
                double seconds = (System.nanoTime() - started) / 1e9;
                List<Map<String, Double>> results = new ArrayList<>();
                for (String phase : phases) {
                    listener.begins(phase.split("=")[0]);
                    double gatewayBefore = processorMicros(gatewayProcess);
                    double loadBefore = processorMicros(load);
                    Map<String, Double> result = result(awaitLine(output, phase.split("=")[0] + " "));
                    double messages = result.get("messages");
                    result.put("bound_after_seconds", seconds);
                    result.put("gateway_us", (processorMicros(gatewayProcess) - gatewayBefore) / messages);
                    result.put("load_us", (processorMicros(load) - loadBefore) / messages);
                    results.add(result);
                }
                return results;
            } finally {
                gatewayProcess.destroy();
                gatewayProcess.waitFor(Deadline.SECONDS, TimeUnit.SECONDS);
                gatewayProcess.destroyForcibly();
            }
        } finally {
            load.destroyForcibly();
        }
    }

    private static double processorMicros(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e3;
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
