package ua.meterline.cli;

import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import ua.meterline.app.EntryRoutes;
import ua.meterline.app.ReadingModule;
import ua.meterline.app.ReviewModule;
import ua.meterline.backoffice.Correction;
import ua.meterline.backoffice.DecisionTerms;
import ua.meterline.backoffice.EffectiveReading;
import ua.meterline.backoffice.EntryPreview;
import ua.meterline.backoffice.HeldMessage.Decided;
import ua.meterline.backoffice.HeldMessages;
import ua.meterline.backoffice.PhoneEntries;
import ua.meterline.backoffice.PhoneEntry;
import ua.meterline.backoffice.Reviewer;
import ua.meterline.backoffice.Reviews;
import ua.meterline.common.Printable;
import ua.meterline.config.Settings;
import ua.meterline.store.Database;

/** Enters a reading that a customer gives by phone. */
@Command(
        name = "enter",
        header = "Enters a reading that a customer gives by phone.",
        description = {
            "The reading is judged by the same rules as an SMS that arrives now, and stored with the channel phone and "
                    + "your name. The last line is for reading back to the customer. --dry-run tells the outcome and "
                    + "stores nothing. The same account and value within 10 minutes are the same call: nothing is "
                    + "stored again.",
            "A reading that a rule holds waits for a review. --accept-held accepts it at once, with your reason, as "
                    + "'meterline review accept' does. The gateway may be running.",
            "Exit codes: 0 stored, known, or a dry run; 1 refused: an account that the registry does not know, or a "
                    + "later decision; 2 wrong options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline readings enter 0501234567 12345 --by Olena --dry-run",
            "  meterline readings enter 0501234567 92354 --by Olena --accept-held --why \"read from the dial twice\""
        })
final class ReadingsEnterCommand extends SettingsCommand {
    @Mixin
    private ReadingOperands reading;

    @Option(names = "--by", paramLabel = "NAME", required = true, description = "Your name, for the record.")
    private String by;

    @Option(names = "--why", paramLabel = "TEXT", description = "A note or the reason, for the record.")
    private String why;

    @Option(names = "--accept-held", description = "Accept the reading although a rule holds it. Needs --why.")
    private boolean acceptHeld;

    @Option(names = "--dry-run", description = "Only tell what would become of it, store nothing.")
    private boolean dryRun;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() throws Exception {
        if (by.isBlank()) {
            throw new ParameterException(spec.commandLine(), "--by is blank: an entry needs a name");
        } else if (acceptHeld && (why == null || why.isBlank())) {
            throw new ParameterException(spec.commandLine(), "--accept-held needs the reason: --why TEXT");
        }
        Settings settings = config.load();
        return CommandDatabase.with(spec, settings, database -> {
            PhoneEntry entry = dryRun ? preview(settings, database) : entered(settings, database);
            print(entry, settings);
            if (acceptHeld && !dryRun && entry.isHeld()) {
                accept(entry, settings, database);
            }
            if (!format.isJson()) {
                out().println("read back: account %s, reading %s".formatted(grouped(), spaced()));
            }
            return 0;
        });
    }

    private PhoneEntry entered(Settings settings, Database database) throws Exception {
        try (EntryRoutes routes = new EntryRoutes(settings, database)) {
            return new PhoneEntries(routes, ReadingModule.calendar(settings), clock())
                    .enter(reading.account(), reading.value(), by.strip(), why == null ? null : why.strip());
        }
    }

    private PhoneEntry preview(Settings settings, Database database) throws Exception {
        try (Connection connection = database.readers().getConnection()) {
            return new EntryPreview(ReadingModule.decider(settings), ReadingModule.calendar(settings), clock())
                    .of(connection, reading.account(), reading.value());
        }
    }

    private void accept(PhoneEntry entry, Settings settings, Database database) throws Exception {
        try (Connection connection = database.writer().getConnection()) {
            Decided decided = new HeldMessages(connection).find(entry.message()).decided();
            if (decided != null) {
                out().println("it was decided: %s by %s".formatted(decided.decision(), Printable.plain(decided.by())));
                return;
            }
            Reviews reviews = ReviewModule.reviews(settings, connection, clock());
            out().println(DecisionText.accepted(
                    reviews.accept(entry.message(), new Reviewer(by, why), Correction.NONE, DecisionTerms.FIRST),
                    times(settings, false)));
        }
    }

    private void print(PhoneEntry entry, Settings settings) {
        if (format.isJson()) {
            out().println(Json.line(facts(entry)));
            return;
        }
        String reasons = entry.reasons().isEmpty() ? "" : " (" + String.join(", ", entry.reasons()) + ")";
        String of = entry.customer() == null ? "" : ", " + Printable.plain(entry.customer());
        if (entry.known() != null) {
            out().println("known: %s entered this at %s as message %d, %s%s; nothing is stored again"
                    .formatted(
                            Printable.plain(entry.known().by()),
                            times(settings, false).of(entry.known().at()),
                            entry.message(),
                            entry.outcome(),
                            reasons));
        } else {
            out().println("%s%s%s: %d for account %s%s in %s"
                    .formatted(
                            dryRun ? "would be " : "message " + entry.message() + ": ",
                            entry.outcome(),
                            reasons,
                            reading.value().value(),
                            reading.account().digits(),
                            of,
                            entry.period()));
        }
        out().println("previous: %s; until now in %s: %s"
                .formatted(told(entry.previous()), entry.period(), told(entry.before())));
        entry.replaced()
                .forEach(old -> out().println("meter %d, from %d on; meter %d ended with %d, before: %s"
                        .formatted(old.meter() + 1, old.start(), old.meter(), old.end(), told(old.last()))));
        if (entry.isHeld() && !acceptHeld) {
            out().println("it does not count until a review accepts it; ask the customer to read the dial again, or "
                    + "give --accept-held with --why");
        }
    }

    private Map<String, Object> facts(PhoneEntry entry) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("message", dryRun && entry.known() == null ? null : entry.message());
        facts.put("account", reading.account().digits());
        facts.put("value", reading.value().value());
        facts.put("period", entry.period());
        facts.put("meter", entry.meter());
        facts.put("outcome", entry.outcome());
        facts.put("reasons", entry.reasons());
        facts.put("known", entry.known() != null);
        facts.put("customer", entry.customer());
        facts.put("previous", entry.previous() == null ? null : entry.previous().value());
        facts.put("counts", entry.before() == null ? null : entry.before().value());
        return facts;
    }

    private static String told(EffectiveReading effective) {
        return effective == null ? "none" : effective.value() + " in " + effective.period();
    }

    /** In groups, as one says it. */
    private String grouped() {
        return reading.account().digits().replaceFirst("(\\d{3})(\\d{3})(\\d{2})(\\d{2})", "$1 $2 $3 $4");
    }

    private String spaced() {
        return Integer.toString(reading.value().value())
                .chars()
                .mapToObj(Character::toString)
                .collect(Collectors.joining(" "));
    }
}
