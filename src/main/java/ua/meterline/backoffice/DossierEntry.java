package ua.meterline.backoffice;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ua.meterline.common.Printable;

/**
 * One event of an account.
 *
 * @param at when, a UTC text as in the database
 * @param what message, held, reading, withdrawn, review, reply, receipt, batch, or meter for a replaced one
 * @param message the message it is about; 0 for a replaced meter
 * @param facts the rest by name, in reading order; no nulls
 */
public record DossierEntry(String at, String what, long message, Map<String, Object> facts) {
    private static final List<String> RANKS =
            List.of("message", "held", "reading", "withdrawn", "review", "reply", "receipt", "batch");

    /** By time; at the same time, a message precedes its consequences. */
    static final Comparator<DossierEntry> IN_ORDER = Comparator.comparing(DossierEntry::at)
            .thenComparingLong(DossierEntry::message)
            .thenComparingInt(entry -> RANKS.indexOf(entry.what()));

    /** Time, kind and message beside the facts. */
    public Map<String, Object> allFacts() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("at", at);
        all.put("what", what);
        all.put("message", message);
        all.putAll(facts);
        return all;
    }

    /** The entry on one line: time, kind, message, and {@code name=value} for each fact. */
    public String line() {
        return line("%s  %-7s  %d".formatted(at, what, message), facts);
    }

    /** {@code name=value} for each fact, after something else on the same line. */
    public static String line(String begin, Map<String, Object> facts) {
        StringBuilder line = new StringBuilder(begin).append(' ');
        facts.forEach((name, fact) -> line.append(' ').append(name).append('=').append(shown(fact.toString())));
        return line.toString();
    }

    private static String shown(String fact) {
        return fact.matches("[\\w.:/+@,-]+") ? fact : Printable.quoted(fact);
    }
}
