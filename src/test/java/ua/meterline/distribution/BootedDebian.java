package ua.meterline.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import ua.meterline.fixture.Deadline;

/**
 * This machine's files and Debian's systemd, in namespaces of its own; the network is shared. What is installed in it
 * is in memory, and leaves nothing here. Closing it kills what runs in it.
 */
final class BootedDebian implements AutoCloseable {
    private static final Path BOOT = Path.of("src/test/debian/boot");
    private static final List<String> TOOLS = List.of(
            "/usr/bin/unshare",
            "/usr/bin/nsenter",
            "/usr/bin/dpkg",
            "/usr/sbin/adduser",
            "/usr/bin/deb-systemd-helper",
            "/lib/systemd/systemd");
    private static final long TIMEOUT_SECONDS = Deadline.SECONDS;

    private final Path folder;
    private final Process namespaces;

    private BootedDebian(Path folder, Process namespaces) {
        this.folder = folder;
        this.namespaces = namespaces;
    }

    /** Skips the test where it cannot be booted: without root, or without Debian's tools. */
    static BootedDebian in(Path folder) throws IOException {
        assumeThat(System.getProperty("user.name")).as("namespaces need root").isEqualTo("root");
        assumeThat(TOOLS).as("Debian's tools").allMatch(tool -> Files.exists(Path.of(tool)));
        Path root = Files.createDirectory(folder.resolve("machine"));
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child"));
        command.addAll(List.of("--uts", "--ipc", "--cgroup", BOOT.toAbsolutePath() + "", root + ""));
        Path log = folder.resolve("boot.log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        BootedDebian machine = new BootedDebian(folder, process);
        try {
            await().atMost(Deadline.LENGTH).until(() -> !process.isAlive() || machine.isBooted());
            assumeThat(process.isAlive())
                    .as("namespaces are allowed here; " + Files.readString(log))
                    .isTrue();
            return machine;
        } catch (RuntimeException | Error e) {
            machine.close();
            throw e;
        }
    }

    private boolean isBooted() throws Exception {
        return systemd().isPresent()
                && run("systemctl is-system-running").output().contains("running");
    }

    private Optional<ProcessHandle> systemd() {
        return namespaces
                .toHandle()
                .children()
                .filter(child -> child.info().command().orElse("").endsWith("systemd"))
                .findFirst();
    }

    /** What a command printed on both streams, and how it ended. */
    record Result(int exitCode, String output) {}

    /** Runs a line of shell as root, and expects it to succeed. */
    String sh(String line) throws Exception {
        Result result = run(line);
        assertThat(result.exitCode()).as(line + ": " + result.output()).isZero();
        return result.output();
    }

    Result run(String line) throws Exception {
        return run(new File("/dev/null"), line);
    }

    /** @param input a file of this machine, which the command reads */
    Result run(File input, String line) throws Exception {
        String pid = String.valueOf(systemd().orElseThrow().pid());
        Path output = Files.createTempFile(folder, "out", ".txt");
        List<String> command =
                List.of("nsenter", "-t", pid, "-m", "-p", "-u", "-i", "-C", "-r", "-w", "sh", "-c", line);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(input)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("METERLINE_") || name.startsWith("JAVA"));
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
        Process process = builder.start();
        assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).as(line).isTrue();
        return new Result(process.exitValue(), Files.readString(output));
    }

    @Override
    public void close() {
        // Its systemd is killed with it, and with that one all that it runs.
        namespaces.destroyForcibly().onExit().join();
    }
}
