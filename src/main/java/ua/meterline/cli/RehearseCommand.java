package ua.meterline.cli;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
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

/** Shows what changed settings would have made of the messages that came. */
@Command(
        name = "rehearse",
        header = "Shows what today's rules, with changed settings, would make of past messages.",
        description = {
            "Replays the stored short messages from DATE on, in the order in which they came, through the routes that judge them, and "
                    + "compares what they become with what they became. Writes nothing: the database is opened read-only, and "
                    + "the gateway may be running.",
            "What is approximated: each message counts for the time at which it was received, but the registry of accounts is "
                    + "today's; what was stored before DATE is the history, with what persons have decided about it since; what "
                    + "they decided about messages after DATE is left out, a message that is held stays held; messages whose texts "
                    + "were purged are left out, and so is their part in the history of those that follow.",
            "Texts and senders are masked: x for a letter, # for a digit.",
            "Exit codes: 0 rehearsed, whatever came out; 1 there are no messages; 2 wrong options or settings."
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
            description = "How many messages to show of each difference. Default: ${DEFAULT-VALUE}")
    private int examples;

    @Option(names = "--show", description = "Show the examples' senders and texts in full.")
    private boolean show;

    @Parameters(paramLabel = "setting=value", description = "A changed setting, as in conf/meterline.properties.")
    private Map<String, String> changes = Map.of();

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load(changes);
        Differences differences = rehearse(settings);
        if (differences.messages() == 0) {
            err().println("meterline: no message has come since " + since);
            return 1;
        }
        report(differences);
        return 0;
    }

    private Differences rehearse(Settings settings) throws Exception {
        Instant from = since.atStartOfDay(settings.timezone()).toInstant();
        return CommandDatabase.inWords(settings, () -> {
            try (ScratchDatabase database = new ScratchDatabase(settings.databaseUrl(), settings.databaseTimeout());
                    ReplayRoutes stage = new ReplayRoutes(settings, database);
                    ProgressLine progress = new ProgressLine(spec)) {
                return new Replay(database, stage, progress).since(from, examples);
            }
        });
    }

    private void report(Differences differences) {
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
            out.println("%10d  left out: their texts were purged".formatted(differences.purged()));
        }
        for (Difference difference : all) {
            out.println();
            out.println(difference.kind() + ", for example:");
            difference.examples().forEach(example -> out.println("  " + line(example)));
        }
        out.flush();
    }

    private String line(StoredMessage example) {
        CustomerMessage message = example.message();
        String text = Printable.quoted(show ? message.text() : MaskedText.text(message.text()));
        String sender = show ? Printable.plain(message.sender()) : MaskedText.text(message.sender());
        return "message %d  %s  %s  %s".formatted(example.id(), message.receivedAt(), sender, text);
    }
}
