package ua.meterline.cli;

import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;
import ua.meterline.app.BillingModule;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.billing.Batch;
import ua.meterline.billing.BatchFormat;
import ua.meterline.billing.Export;
import ua.meterline.billing.ExportRequest;
import ua.meterline.billing.PeriodState;
import ua.meterline.config.Settings;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BillingPeriod;

/** Exports readings to billing. */
@Command(
        name = "export",
        header = "Exports effective readings to billing, as a batch.",
        description = {
            "Writes the readings that were not exported yet to one file under <meterline.data.dir>/export, and a "
                    + "manifest beside it with count and SHA-256; a file is complete when its manifest exists. No "
                    + "reading is exported twice; a later correction is exported as such in the next batch. An "
                    + "interrupted batch is completed first, whatever its period. The gateway may be running.",
            "A warning on standard error, and window_open and in_review in the manifest, tell when readings of the "
                    + "period may still change.",
            "Exit codes: 0 done, also when there was nothing to export; 1 refused for the reason given, or nothing "
                    + "to export, with --fail-if-empty; 2 wrong options or settings."
        },
        footer = {
            "",
            "Examples:",
            "  meterline export --period 2026-11",
            "  meterline export --period 2026-11 --format xml --closed-only",
            "  meterline export --again 3"
        })
final class ExportCommand extends SettingsCommand {
    @ArgGroup(multiplicity = "1")
    private What what;

    @Mixin
    private EmptyResultOption emptyResult;

    /** Of the period, after the export. */
    private PeriodState state;

    /** With the windows that downtimes extended. */
    private BillingCalendar calendar;

    /** A new batch, or an existing one again. */
    static final class What {
        @ArgGroup(exclusive = false)
        private New fresh;

        @Option(
                names = "--again",
                paramLabel = "BATCH",
                description = "Write this batch again, byte for byte, whatever changed since.")
        private Long again;
    }

    /** Contents of a new batch. */
    static final class New {
        @Option(
                names = "--period",
                required = true,
                paramLabel = "YYYY-MM",
                converter = OperandParser.Period.class,
                description = "The billing period.")
        private BillingPeriod period;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                converter = Format.class,
                description = "csv, jsonl or xml (IEC 61968-9 MeterReadings). Default: meterline.export.format, csv.")
        private BatchFormat format;

        @Option(
                names = "--closed-only",
                description = "Export the period only if its window is over. An interrupted batch is completed all the "
                        + "same. Scheduled exports have meterline.export.closed-only.")
        private boolean closedOnly;
    }

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        List<Batch> batches;
        try (ProgressLine progress = new ProgressLine(spec)) {
            batches = CommandDatabase.with(spec, settings, database -> {
                calendar = settings.billing().calendar().with(database.extensions());
                return run(BillingModule.export(settings, database, progress, clock()), settings);
            });
        }
        report(batches, settings);
        return emptyResult.exitCode(batches.isEmpty());
    }

    private void report(List<Batch> batches, Settings settings) {
        batches.forEach(batch -> spec.commandLine()
                .getOut()
                .println("batch %d  %s  %d readings  %s"
                        .formatted(
                                batch.id(),
                                batch.period(),
                                batch.readings(),
                                settings.dataDir().resolve("export").resolve(batch.file()))));
        if (batches.isEmpty()) {
            out().println("nothing to export for " + what.fresh.period);
        }
        if (what.fresh != null) {
            warn(what.fresh.period, batches.isEmpty());
        }
    }

    /** Billing may get corrections of what was exported: it should know before the bills are printed. */
    private void warn(BillingPeriod period, boolean empty) {
        boolean future = calendar.periodOf(clock().instant()).isBefore(period);
        if (empty && future && !what.fresh.closedOnly) {
            err().println("meterline: warning: %s is in the future; is the period right?".formatted(period));
        } else if (state.windowOpen()) {
            String next = what.fresh.closedOnly ? "not exported" : "corrections may follow; --closed-only waits";
            err().println("meterline: warning: the window of %s is open until %s: %s"
                    .formatted(period, calendar.windowEnd(period), next));
        }
        if (state.inReview() > 0) {
            String line = "meterline: warning: in review for %1$s, and not exported: %2$d;"
                    + " meterline review list --period %1$s shows them";
            err().println(line.formatted(period, state.inReview()));
        }
    }

    private List<Batch> run(Export export, Settings settings) throws Exception {
        if (what.again != null) {
            return List.of(export.rewrite(what.again, Actor.ofCommand()));
        }
        BatchFormat format =
                what.fresh.format == null ? BatchFormat.of(settings.export().format()) : what.fresh.format;
        List<Batch> batches = export.run(
                new ExportRequest(List.of(what.fresh.period), format, what.fresh.closedOnly, Actor.ofCommand()));
        state = export.state(what.fresh.period);
        return batches;
    }

    private static final class Format implements ITypeConverter<BatchFormat> {
        @Override
        public BatchFormat convert(String text) {
            try {
                return BatchFormat.of(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' " + e.getMessage());
            }
        }
    }
}
