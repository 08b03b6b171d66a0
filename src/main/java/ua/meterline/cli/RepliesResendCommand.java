package ua.meterline.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import ua.meterline.backoffice.messages.ReplyResend;
import ua.meterline.backoffice.staff.Actor;
import ua.meterline.store.DatabaseAccess;

/** Sends failed replies again, as the page of a message does. */
@Command(
        name = "resend",
        header = "Sends replies again that failed.",
        description = {
            "The gateway sends them next, with all attempts of a new reply. A reply that waits, or was sent, stays as "
                    + "it is: the command may be repeated. The audit log names who gave it.",
            "Exit codes: 0 all of them are due; 1 refused for the reasons given, others are due; 2 wrong options or "
                    + "settings."
        },
        footer = {"", "Examples:", "  meterline replies resend 14", "  meterline replies resend 14 15 16"})
final class RepliesResendCommand extends SettingsCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "MESSAGE",
            description = "The ids of the messages that were replied to, as in 'replies failed'.")
    private List<Long> messages;

    @Override
    public Integer call() throws Exception {
        return CommandDatabase.with(spec, config.load(), database -> {
            ReplyResend replies = new ReplyResend(new DatabaseAccess(database), clock());
            int exitCode = 0;
            for (long message : messages) {
                exitCode = Math.max(exitCode, report(message, replies.resend(message, Actor.ofCommand())));
            }
            return exitCode;
        });
    }

    private int report(long message, ReplyResend.Result result) {
        if (result == ReplyResend.Result.RESENT) {
            out().println("message " + message + ": its reply is due");
            return 0;
        }
        err().println("meterline: message " + message + ": " + refusal(result));
        return 1;
    }

    private static String refusal(ReplyResend.Result result) {
        return switch (result) {
            case NONE -> "there is no reply to it";
            case EMPTIED -> "its recipient was purged or erased; the reply cannot be sent";
            default ->
                "its reply did not fail, or is being sent again; 'meterline replies failed' lists those that failed";
        };
    }
}
