package ua.meterline.sms;

import java.util.Set;
import java.util.TreeSet;

/**
 * The label {@code status} of failed replies: a bounded set, whatever SMSCs and mail servers respond. The standard's
 * name of a command_status; {@code no-response}, {@code not-encodable}, {@code no-address}; {@code smtp} for all
 * responses of mail servers; {@code other}.
 */
public final class FailureStatus {
    private static final String SMTP = "smtp";
    private static final Set<String> ALL = all();

    private FailureStatus() {}

    private static Set<String> all() {
        Set<String> all = new TreeSet<>(CommandStatus.names());
        all.addAll(Set.of("no-response", "not-encodable", "no-address", SMTP));
        return Set.copyOf(all);
    }

    /** All labels. */
    public static Set<String> labels() {
        return ALL;
    }

    /** @param reason of the table {@code reply}, such as {@code 0x0B} */
    public static String label(String reason) {
        if (reason == null) {
            return CommandStatus.OTHER;
        } else if (reason.startsWith("0x")) {
            return CommandStatus.name(Integer.parseUnsignedInt(reason, 2, reason.length(), 16));
        } else if (reason.startsWith("smtp-")) {
            return SMTP;
        }
        return ALL.contains(reason) ? reason : CommandStatus.OTHER;
    }
}
