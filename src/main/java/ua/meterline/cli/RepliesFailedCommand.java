package ua.meterline.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ua.meterline.backoffice.messages.FailedReply;
import ua.meterline.config.Settings;

/** Lists replies that failed. */
@Command(
        name = "failed",
        header = "Lists replies that failed.",
        description = {
            "One line per reply, in the order of the messages: id of the message, channel, when it failed, attempts, "
                    + "and the reason. erased: the recipient is not known any more, so the reply cannot be sent "
                    + "again.",
            "Exit codes: 0 done, also when none failed; 1 none failed, with --fail-if-empty; 2 wrong options or "
                    + "settings."
        },
        footer = {"", "Examples:", "  meterline replies failed", "  meterline replies failed --days 90 --format csv"})
final class RepliesFailedCommand extends ListCommand<FailedReply> {
    RepliesFailedCommand() {
        super(
                column("message", 8),
                column("channel", 7),
                column("failed-at", 24),
                column("attempts", 8),
                column("erased", 6),
                column("reason", 20));
    }

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            defaultValue = "7",
            description = "How many days back. Default: ${DEFAULT-VALUE}")
    private int days;

    @Override
    List<FailedReply> find(Settings settings) throws Exception {
        Instant since = clock().instant().minus(Duration.ofDays(days));
        return CommandDatabase.read(settings, connection -> FailedReply.since(connection, since));
    }

    @Override
    List<?> cells(FailedReply reply, DisplayTime times) {
        return Arrays.asList(
                reply.message(),
                reply.channel(),
                times.of(reply.failedAt()),
                reply.attempts(),
                reply.isEmptied() ? "yes" : "no",
                reply.reason());
    }

    @Override
    String summary(int count) {
        return "%d replies failed in %d days".formatted(count, days);
    }
}
