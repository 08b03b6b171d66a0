package ua.meterline.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Writes the class-data archive (AppCDS) that {@code bin/meterline} starts Java with. */
@Command(
        name = "archive-classes",
        header = "Archives the program's classes, for quicker starts.",
        description = {
            "Writes cache/classes.jsa below the program's folder, in a training run against a simulator. With it, a "
                    + "start takes two thirds of the processor time. Java uses the archive as long as Java and the "
                    + "program are the same, and starts without it otherwise: run the command again after an upgrade. "
                    + "The package does so itself.",
            "Exit codes: 0 done; 1 failed; 2 wrong options."
        },
        footer = {"", "Example:", "  meterline archive-classes"})
final class ArchiveClassesCommand implements Callable<Integer> {
    private static final long TIMEOUT_SECONDS = 90;

    /** Options that do not concern the processes that make the archive. */
    private static final Pattern OF_THIS_PROCESS =
            Pattern.compile("-Xshare:|-XX:SharedArchiveFile=|-XX:.Use\\w+GC$|-Dmeterline\\.config=");

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String archive = System.getProperty("meterline.archive");
        if (archive == null) {
            throw new CannotStartException("archive-classes: only the packaged program does this, bin/meterline", null);
        }
        Path file = Path.of(archive);
        try {
            write(file);
        } catch (IOException e) {
            throw new CannotStartException("archive-classes: " + file + " cannot be written: " + e.getMessage(), e);
        }
        spec.commandLine().getOut().printf("wrote %s (%d MiB)%n", file, Files.size(file) >> 20);
        return 0;
    }

    /** The file appears as a whole. Every user of the program may read it; its owner alone may replace it. */
    private static void write(Path file) throws Exception {
        // The cache may be a link to a folder.
        if (!Files.isDirectory(file.getParent())) {
            Files.createDirectory(file.getParent());
            Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path unfinished = Files.createTempFile(file.getParent(), "classes", ".new");
        Path folder = Files.createTempDirectory("meterline-archive-");
        try {
            train(unfinished, folder);
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rw-r--r--"));
            sync(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
            delete(folder);
        }
    }

    /** Java crashes on an archive whose end is missing, as after a power cut. */
    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /**
     * Lists the classes of a training run, then archives them. Java 17 could archive them in one step, but without
     * those that were compiled for Java 5, as those of picocli are.
     */
    private static void train(Path unfinished, Path folder) throws IOException, InterruptedException {
        Path classes = folder.resolve("classes.lst");
        run(
                folder,
                "the training run",
                List.of("-XX:DumpLoadedClassList=" + classes),
                List.of(TrainingRun.class.getName(), folder.toString()));
        run(
                folder,
                "archiving",
                List.of("-Xshare:dump", "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + unfinished),
                List.of());
    }

    private static void run(Path folder, String what, List<String> options, List<String> program)
            throws IOException, InterruptedException {
        Path log = folder.resolve("output.log");
        ProcessBuilder builder = new ProcessBuilder(command(options, program))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // Settings of a real gateway do not concern a training run.
        builder.environment().keySet().removeIf(name -> name.startsWith("METERLINE_"));
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                List<String> lines = Files.readAllLines(log);
                throw new IOException(what + " failed" + (lines.isEmpty() ? "" : ": " + lines.get(lines.size() - 1)));
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(List<String> options, List<String> program) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !OF_THIS_PROCESS.matcher(option).lookingAt())
                .forEach(command::add);
        // The one collector whose archive holds objects, too; every collector can read it.
        command.add("-XX:+UseG1GC");
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(program);
        return command;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
