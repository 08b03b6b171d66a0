package ua.meterline.cli;

import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ua.meterline.app.BillingModule;
import ua.meterline.config.Settings;
import ua.meterline.operations.Purge;
import ua.meterline.operations.PurgeResult;

/** Removes personal data after the retention time. */
@Command(
        name = "purge",
        header = "Removes texts and numbers of old messages.",
        description = {
            "For messages older than meterline.retention.messages-days and the replies to them, texts and telephone "
                    + "numbers are removed, and delivery receipts, notices and the files of mails and lists "
                    + "deleted. Times, outcomes, readings and messages in the review queue stay. The gateway does "
                    + "the same once a day (meterline.retention.cron), and may be running.",
            "Exit codes: 0 done, also when there was nothing to remove; 1 refused for the reason given, or nothing "
                    + "to remove, with --fail-if-empty; 2 wrong options or settings."
        },
        footer = {"", "Examples:", "  meterline purge --dry-run", "  meterline purge"})
final class PurgeCommand extends SettingsCommand {
    @Option(names = "--dry-run", description = "Only count, change nothing.")
    private boolean dryRun;

    @Mixin
    private EmptyResultOption emptyResult;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        Instant cutoff = clock().instant().minus(settings.retention().messages());
        PurgeResult result;
        try (ProgressLine progress = new ProgressLine(spec)) {
            result = CommandDatabase.with(spec, settings, database -> {
                Purge purge = BillingModule.purge(settings, database, progress);
                return dryRun ? purge.dryRun(cutoff) : purge.run(cutoff);
            });
        }
        out().println(words(result, cutoff.toString().substring(0, "YYYY-MM-DD".length())));
        return emptyResult.exitCode(result.isNothing());
    }

    private String words(PurgeResult result, String day) {
        return ("%s %d messages and %d replies from before %s, and %s %d delivery receipts, %d notices, "
                        + "%d bindings and %d files; %d wait for a decision and stay")
                .formatted(
                        dryRun ? "would empty" : "emptied",
                        result.messages(),
                        result.replies(),
                        day,
                        dryRun ? "delete" : "deleted",
                        result.receipts(),
                        result.notices(),
                        result.bindings(),
                        result.files(),
                        result.spared());
    }
}
