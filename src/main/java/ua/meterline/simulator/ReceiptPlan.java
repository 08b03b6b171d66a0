package ua.meterline.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/**
 * Contents of the delivery receipts, which the SMSC sends where registered_delivery asks for them (SMPP 3.4 section
 * 5.2.17).
 *
 * @param ids format of the message_id
 * @param state a state, as in SMPP 3.4 appendix B
 * @param error error code of the network, as text
 * @param delay time after the submit; a receipt without delay overtakes a submit_sm_resp that is delayed by
 *     {@link Behaviour#answerSubmitsAfter}
 * @param asDataSm whether they are sent as data_sm
 * @param withParameters whether receipted_message_id and message_state are present; the text has no id then
 * @param malformed whether they are malformed
 */
public record ReceiptPlan(
        IdFormat ids,
        String state,
        String error,
        Duration delay,
        boolean asDataSm,
        boolean withParameters,
        boolean malformed) {
    /** Every reply is delivered at once. */
    public static final ReceiptPlan DELIVERED =
            new ReceiptPlan(IdFormat.HEX, "DELIVRD", "000", Duration.ZERO, false, false, false);

    /** Indexed by message_state, from 1 (SMPP 3.4 section 5.2.28). */
    static final List<String> STATES =
            List.of("ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD");

    private static final Pattern STATE = Pattern.compile("(" + String.join("|", STATES) + ")(?::(\\w{1,10}))?");

    /**
     * Parses comma-separated words in any order, such as {@code dec,UNDELIV:069,500ms}. A word is an {@link IdFormat},
     * a state with an optional error, a delay, {@code data_sm}, {@code tlv} or {@code malformed}.
     *
     * @throws IllegalArgumentException for any other word, and for two of a kind
     */
    public static ReceiptPlan parse(String text) {
        ReceiptPlan plan = DELIVERED;
        Map<String, String> byKind = new HashMap<>();
        for (String word : text.strip().split("\\s*,\\s*", -1)) {
            plan = plan.with(word);
            String other = byKind.put(kind(word), word);
            if (other != null) {
                throw new IllegalArgumentException("'" + other + "' and '" + word + "' exclude each other: a plan for "
                        + "receipts has one " + kind(word));
            }
        }
        return plan;
    }

    private static String kind(String word) {
        if (STATE.matcher(word).matches()) {
            return "state";
        } else if (IdFormat.of(word).isPresent()) {
            return "format of ids";
        }
        return Character.isDigit(word.charAt(0)) ? "delay" : word;
    }

    private ReceiptPlan with(String word) {
        Matcher named = STATE.matcher(word);
        if (named.matches()) {
            String code = named.group(2) == null ? "000" : named.group(2);
            return new ReceiptPlan(ids, named.group(1), code, delay, asDataSm, withParameters, malformed);
        }
        return switch (word) {
            case "data_sm" -> new ReceiptPlan(ids, state, error, delay, true, withParameters, malformed);
            case "tlv" -> new ReceiptPlan(ids, state, error, delay, asDataSm, true, malformed);
            case "malformed" -> new ReceiptPlan(ids, state, error, delay, asDataSm, withParameters, true);
            default -> withFormatOrDelay(word);
        };
    }

    private ReceiptPlan withFormatOrDelay(String word) {
        return IdFormat.of(word)
                .map(format -> new ReceiptPlan(format, state, error, delay, asDataSm, withParameters, malformed))
                .orElseGet(() -> new ReceiptPlan(ids, state, error, delay(word), asDataSm, withParameters, malformed));
    }

    private static Duration delay(String word) {
        try {
            return new DurationText().convert(word);
        } catch (TypeConversionException e) {
            throw new IllegalArgumentException(
                    word.matches("\\d+[a-z]+")
                            ? e.getMessage()
                            : "'" + word + "' is not valid in a plan for receipts such as dec,UNDELIV:069,500ms",
                    e);
        }
    }
}
