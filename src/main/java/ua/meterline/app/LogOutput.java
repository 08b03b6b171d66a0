package ua.meterline.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AsyncAppender;
import org.apache.logging.log4j.core.appender.RollingFileAppender;
import org.apache.logging.log4j.core.appender.rolling.DefaultRolloverStrategy;
import org.apache.logging.log4j.core.appender.rolling.SizeBasedTriggeringPolicy;
import org.apache.logging.log4j.core.config.AppenderRef;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.layout.PatternLayout;
import ua.meterline.common.AccessProblem;
import ua.meterline.common.JournalStream;
import ua.meterline.config.LogSettings;

/**
 * Where the log goes besides {@code log4j2.xml}: the form of lines for systemd's journal, the level, and a file with
 * rotation. Lines are handed to another thread, and discarded while it is stuck: logging never blocks the work.
 */
public final class LogOutput {
    /** As in {@code log4j2.xml}. */
    static final String MESSAGE =
            "%c{1}: %encode{%message}{CRLF}%notEmpty{: %encode{%throwable{short.message}}{CRLF}}%n";

    static final String LINE = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level " + MESSAGE;

    /** Priorities of syslog; the journal adds the time. */
    private static final String JOURNAL_LINE =
            "%level{FATAL=<2>, ERROR=<3>, WARN=<4>, INFO=<6>, DEBUG=<7>, TRACE=<7>}" + MESSAGE;

    private static final String OWNER_ALONE = "rw-------";
    private static final int QUEUE_SIZE = 8192;
    private static final int SHUTDOWN_MILLIS = 1000;

    private LogOutput() {}

    /** Must be called before the first logger is created. */
    static void useJournal() {
        if (JournalStream.isStandardOutput()) {
            System.setProperty("meterline.log.pattern", JOURNAL_LINE);
        }
    }

    /** Reads the configuration of the log on another thread, which takes as long as reading settings. */
    public static <T> T startDuring(Callable<T> work) throws Exception {
        BackgroundTask start = BackgroundTask.begin("log-start", () -> LoggerContext.getContext(false));
        try {
            return work.call();
        } finally {
            start.close();
        }
    }

    /** Sets the level of Meterline's own lines. */
    public static void use(LogSettings.Level level) {
        Level own = Level.valueOf(level.name());
        Configurator.setLevel("ua.meterline", own);
        Configurator.setLevel("meterline", own); // steps of routes
    }

    /**
     * Writes the log to a file as well, if one is set.
     *
     * @throws IOException naming the setting, when the file cannot be written
     */
    public static void addFile(LogSettings settings) throws IOException {
        if (settings.file() != null) {
            addFile(settings, LoggerContext.getContext(false));
        }
    }

    static void addFile(LogSettings settings, LoggerContext context) throws IOException {
        create(settings.file());
        Configuration configuration = context.getConfiguration();
        Appender file = file(settings, configuration);
        file.start();
        configuration.addAppender(file);
        AsyncAppender queue = AsyncAppender.newBuilder()
                .setName("async-file")
                .setAppenderRefs(new AppenderRef[] {AppenderRef.createAppenderRef(file.getName(), null, null)})
                .setBufferSize(QUEUE_SIZE)
                .setShutdownTimeout(SHUTDOWN_MILLIS)
                .setConfiguration(configuration)
                .build();
        queue.start();
        configuration.addAppender(queue);
        configuration.getRootLogger().addAppender(queue, null, null);
        context.updateLoggers();
    }

    private static Appender file(LogSettings settings, Configuration configuration) {
        String name = settings.file().toString();
        return RollingFileAppender.newBuilder()
                .setName("file")
                .setFileName(name)
                .setFilePattern(name + ".%i")
                .setFilePermissions(OWNER_ALONE)
                .setPolicy(SizeBasedTriggeringPolicy.createPolicy(settings.fileSize() + " MB"))
                .setStrategy(DefaultRolloverStrategy.newBuilder()
                        .setMax(Integer.toString(settings.files()))
                        .setFileIndex("min")
                        .setConfig(configuration)
                        .build())
                .setLayout(PatternLayout.newBuilder()
                        .setPattern(LINE)
                        .setConfiguration(configuration)
                        .build())
                .setConfiguration(configuration)
                .build();
    }

    /** With the rights from the start, and to learn whether it can be written. */
    private static void create(Path file) throws IOException {
        try {
            if (file.toAbsolutePath().getParent() != null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
            }
            if (Files.notExists(file)) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ALONE)));
            }
            Files.newOutputStream(file, StandardOpenOption.APPEND).close();
        } catch (IOException e) {
            throw new IOException("meterline.log.file: cannot write " + AccessProblem.of(e), e);
        }
    }
}
