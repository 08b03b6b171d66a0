package ua.meterline.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import ua.meterline.app.ReplayRoutes;
import ua.meterline.backoffice.replay.Difference;
import ua.meterline.backoffice.replay.Differences;
import ua.meterline.backoffice.replay.Replay;
import ua.meterline.backoffice.replay.StoredMessage;
import ua.meterline.common.Printable;
import ua.meterline.config.Settings;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.store.ScratchDatabase;

/** Replays past messages with changed settings. */
@Command(
        name = "rehearse",
        header = "Replays past messages with the current rules and changed settings.",
        description = {
            "Replays the stored SMS from DATE on, in the order of arrival, through the routes that decide their "
                    + "outcome, and compares the new outcomes with the stored ones. Writes nothing: the database is "
                    + "opened read-only, and the gateway may be running.",
            "Approximations: the account registry is the current one. Messages before DATE are the history, with the "
                    + "reviews since. Reviews of messages after DATE are ignored: a held message stays held. Purged "
                    + "messages are skipped, also in the history of later ones, and so are answers to questions.",
            "Texts and senders are masked: x for a letter, # for a digit.",
            "Exit codes: 0 done, with any result; 1 there are no messages, with --fail-if-empty; 2 wrong options or "
                    + "settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline rehearse --since 2026-11-01",
            "  meterline rehearse --since 2026-11-01 meterline.timezone=Europe/Warsaw --show"
        })
final class RehearseCommand extends SettingsCommand {
    @Option(
            names = "--since",
            paramLabel = "DATE",
            required = true,
            converter = OperandParser.Date.class,
            description = "The first day, in the billing time zone: 2026-11-01.")
    private LocalDate since;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "3",
            description = "Number of messages to show of each difference. Default: ${DEFAULT-VALUE}")
    private int examples;

    @Option(names = "--show", description = "Show senders and texts of the examples in full.")
    private boolean show;

    @Parameters(paramLabel = "setting=value", description = "A changed setting, as in conf/meterline.properties.")
    private Map<String, String> changes = Map.of();

    @Mixin
    private EmptyResultOption emptyResult;

    @Override
    public Integer call() throws Exception {
        if (examples < 0) {
            throw new ParameterException(spec.commandLine(), "--examples: must be 0 or more, but is " + examples);
        }
        Settings settings = config.load(changes);
        Differences differences = rehearse(settings);
        if (differences.messages() == 0) {
            err().println("meterline: no message was received since " + since);
            return emptyResult.exitCode(true);
        }
        report(differences, times(settings, false));
        return 0;
    }

    private Differences rehearse(Settings settings) throws Exception {
        Instant from = since.atStartOfDay(settings.timezone()).toInstant();
        return CommandDatabase.inWords(settings, () -> {
            try (ScratchDatabase database = new ScratchDatabase(settings.database(), settings.databaseTimeout());
                    ReplayRoutes stage = new ReplayRoutes(settings, database);
                    ProgressLine progress = new ProgressLine(spec)) {
                return new Replay(database, stage, progress).since(from, examples);
            }
        });
    }

    private void report(Differences differences, DisplayTime times) {
        PrintWriter out = out();
        List<Difference> all = differences.all();
        long different = all.stream().mapToLong(Difference::count).sum();
        String changed = changes.entrySet().stream()
                .map(change -> change.getKey() + "=" + change.getValue())
                .collect(Collectors.joining(" ", changes.isEmpty() ? "" : ", with ", ""));
        out.println("Replayed since %s%s: %d".formatted(since, changed, differences.messages()));
        out.println("%10d  as before".formatted(differences.messages() - different));
        all.forEach(difference -> out.println("%10d  %s".formatted(difference.count(), difference.kind())));
        if (differences.purged() > 0) {
            out.println("%10d  left out: purged, or answers to questions".formatted(differences.purged()));
        }
        for (Difference difference : all) {
            out.println();
            out.println(difference.kind() + ", for example:");
            difference.examples().forEach(example -> out.println("  " + line(example, times)));
        }
        out.flush();
    }

    private String line(StoredMessage example, DisplayTime times) {
        CustomerMessage message = example.message();
        String text = Printable.quoted(show ? message.text() : MaskedText.text(message.text()));
        String sender = show ? Printable.plain(message.sender()) : MaskedText.text(message.sender());
        return "message %d  %s  %s  %s".formatted(example.id(), times.of(message.receivedAt()), sender, text);
    }
}
