package ua.meterline.store;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ua.meterline.reading.AccountEndings;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;

/**
 * The account that an answer names, in an open question.
 *
 * @param message with the digits, whose reply asked
 * @param reading the digits, with the account and the period of that message
 * @param isSettled whether a later reading of the account counts already
 */
record AskedAccount(long message, MeterReading reading, boolean isSettled) {
    /**
     * Empty where the text is no ending that was offered to its sender, in a question that is still open.
     *
     * @param asked the rows of {@code select-account-questions.sql}
     */
    static Optional<AskedAccount> chosenBy(CustomerMessage answer, List<Map<String, Object>> asked) {
        String ending = DigitsAlone.of(answer);
        List<Map<String, Object>> chosen = asked.stream()
                .filter(row -> answer.sender().equals(row.get("sender")) && isOpen(row, answer))
                .filter(row -> AccountEndings.parse((String) row.get("endings"))
                                .endings()
                                .contains(ending)
                        && ((String) row.get("account")).endsWith(ending))
                .toList();
        return chosen.size() == 1 ? Optional.of(of(chosen.get(0))) : Optional.empty();
    }

    private static boolean isOpen(Map<String, Object> row, CustomerMessage answer) {
        return row.get("answered_by") == null
                && UtcTime.format(answer.receivedAt()).compareTo((String) row.get("expires_at")) <= 0;
    }

    private static AskedAccount of(Map<String, Object> row) {
        MeterReading reading = new MeterReading(
                new AccountNumber((String) row.get("account")),
                new RegisterValue(((Number) row.get("value")).intValue()),
                BillingPeriod.parse((String) row.get("period")),
                ((Number) row.get("on_time")).intValue() == 1);
        return new AskedAccount(
                ((Number) row.get("message_id")).longValue(),
                reading,
                ((Number) row.get("is_settled")).intValue() == 1);
    }

    /** What this number has sent in conversations of the last minutes. */
    static Set<String> saidBy(String sender, List<Map<String, Object>> asked) {
        Set<String> said = new HashSet<>();
        for (Map<String, Object> row : asked) {
            if (sender.equals(row.get("sender")) && row.get("said") != null) {
                said.addAll(List.of(((String) row.get("said")).split(" ")));
            }
        }
        return said;
    }

    /** @param read accounts and periods of earlier readings of the group, which are later than the digits */
    JudgedMessage answeredBy(CustomerMessage answer, Set<Object> read) {
        return isSettled || read.contains(List.of(reading.account(), reading.period()))
                ? new JudgedMessage(answer, new Rejected(RejectionReason.QUESTION_CLOSED))
                : DigitsAlone.read(answer, NumberMeaning.ACCOUNT, reading);
    }
}
