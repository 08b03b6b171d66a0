package ua.meterline.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The result of one check.
 *
 * @param check a stable name, such as {@code smsc}
 * @param where a file, an address or a folder; names no person
 * @param what was found
 * @param action what to do; empty when nothing is to be done
 */
record CheckResult(String check, Status status, String where, String what, String action) {
    /** A warning does not keep the gateway from starting. */
    enum Status {
        OK("ok"),
        WARN("warn"),
        FAIL("FAILED");

        private final String word;

        Status(String word) {
            this.word = word;
        }
    }

    private static final Pattern FILE = Pattern.compile("(/[^:]+): ");

    CheckResult {
        where = oneLine(where);
        what = oneLine(what);
        action = oneLine(action);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }

    static CheckResult ok(String check, Object where, String what) {
        return new CheckResult(check, Status.OK, where.toString(), what, "");
    }

    static CheckResult warn(String check, Object where, String what, String action) {
        return new CheckResult(check, Status.WARN, where.toString(), what, action);
    }

    static CheckResult fail(String check, Object where, String what, String action) {
        return new CheckResult(check, Status.FAIL, where.toString(), what, action);
    }

    /**
     * @param where unless the message begins with another file or folder
     * @param message in the form of all messages for operators: {@code where: what; action}
     */
    static CheckResult fail(String check, Object where, String message) {
        Matcher file = FILE.matcher(message);
        String place = file.lookingAt() ? file.group(1) : where.toString();
        String text = message.startsWith(place + ": ") ? message.substring(place.length() + 2) : message;
        int action = text.lastIndexOf("; ");
        return action < 0
                ? fail(check, place, text, "")
                : fail(check, place, text.substring(0, action), text.substring(action + 2));
    }

    boolean isFailed() {
        return status == Status.FAIL;
    }

    /** One line for people. */
    String text() {
        String found = status == Status.OK
                ? where + (what.isEmpty() ? "" : " (" + what + ")")
                : where + ": " + what + (action.isEmpty() ? "" : "; " + action);
        return "%-6s  %-8s  %s".formatted(status.word, check, found);
    }

    /** One JSON object for scripts. */
    String json() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("check", check);
        facts.put("status", status.name().toLowerCase(Locale.ROOT));
        facts.put("where", where);
        facts.put("what", what);
        facts.put("action", action);
        return Json.line(facts);
    }
}
