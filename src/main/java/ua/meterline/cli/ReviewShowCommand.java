package ua.meterline.cli;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import ua.meterline.backoffice.HeldMessages;
import ua.meterline.backoffice.ReviewCase;
import ua.meterline.common.Printable;
import ua.meterline.config.Settings;

/** Shows one held message. */
@Command(
        name = "show",
        header = "Shows a held message in detail.",
        description = {
            "One line per field: the message as received, its reading, the rules that held it, the effective values "
                    + "before and now, the reply, and the decision. 'meterline dossier' shows the history of the "
                    + "account.",
            "Exit codes: 0 shown; 1 there is no such message, or it was not held; 2 wrong options or settings."
        },
        footer = {"", "Example:", "  meterline review show 14"})
final class ReviewShowCommand extends SettingsCommand {
    @Parameters(paramLabel = "ID", description = "The id of the message in 'review list'.")
    private long id;

    @Mixin
    private OutputFormat format;

    @Override
    public Integer call() throws Exception {
        Settings settings = config.load();
        return CommandDatabase.read(settings, connection -> {
            ReviewCase picture = ReviewCase.of(connection, new HeldMessages(connection).find(id));
            print(times(settings, format.isJson()).of(picture.factsWithReply(connection)));
            return 0;
        });
    }

    private void print(Map<String, Object> facts) {
        PrintWriter out = out();
        if (format.isJson()) {
            out.println(Json.line(facts));
        } else {
            facts.forEach((name, fact) ->
                    out.println("%-15s  %s".formatted(name, fact == null ? "-" : Printable.plain(fact.toString()))));
        }
        out.flush();
    }
}
