package ua.meterline.cli;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import ua.meterline.backoffice.CaseDetails;
import ua.meterline.backoffice.HeldMessage;
import ua.meterline.backoffice.HeldMessage.Statement;
import ua.meterline.common.Printable;

/** Prints what a person needs to decide about a case. */
final class CaseText {
    private CaseText() {}

    static void print(CaseDetails details, DisplayTime times, PrintWriter out) {
        HeldMessage message = details.message();
        Statement stated = message.statement();
        line(out, "message", message.messages().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        line(
                out,
                "received",
                times.of(message.receivedAt()) + " by " + message.channel()
                        + (message.sender().isEmpty() ? "" : " from " + message.sender()));
        line(out, "text", message.text());
        line(out, "account", shown(stated.account()) + (details.customer() == null ? "" : "  " + details.customer()));
        line(out, "value", shown(stated.value()) + " for " + stated.period());
        line(out, "held by", message.rules());
        line(
                out,
                "expected",
                details.expected() == null
                        ? "unknown"
                        : details.expected().from() + " to "
                                + details.expected().to());
        line(
                out,
                "history",
                details.history().isEmpty()
                        ? "none"
                        : details.history().stream()
                                .map(reading -> reading.period() + " " + reading.value())
                                .collect(Collectors.joining(", ")));
    }

    private static void line(PrintWriter out, String name, String text) {
        out.println("%-9s %s".formatted(name, Printable.plain(text)));
    }

    private static String shown(Object stated) {
        return stated == null ? "-" : stated.toString();
    }
}
