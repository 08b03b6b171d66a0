package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import ua.meterline.common.RandomToken;
import ua.meterline.reading.Channel;
import ua.meterline.reading.Decision;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.ReadingOutcome;
import ua.meterline.reading.ReadingOutcome.Held;
import ua.meterline.reading.ReadingOutcome.OfReading;
import ua.meterline.reading.ReceiptCode;
import ua.meterline.reading.ReceiptPolicy;

/**
 * Appends the address of a page to replies by SMS that say that a reading came, and makes the rows by which the page is
 * found. Questions, refusals and the reply to several readings have no address. Each message has a code of its own, and
 * a redelivered one keeps the code of its first delivery. Thread-safe.
 */
public final class ReadingReceiptRows {
    private final Supplier<ReceiptPolicy> policy;

    public ReadingReceiptRows(Supplier<ReceiptPolicy> policy) {
        this.policy = policy;
    }

    /** The codes for the replies, by message; none where replies have no address. */
    public Map<Long, ReceiptCode> codes(@Body List<Decision> decisions) {
        return policy.get().isOff()
                ? Map.of()
                : decisions.stream()
                        .filter(ReadingReceiptRows::hasReceipt)
                        .collect(Collectors.toMap(Decision::id, decision -> ReceiptCode.create()));
    }

    private static boolean hasReceipt(Decision decision) {
        return decision.message().channel() == Channel.SMS
                && decision.message().part() == null
                && decision.isAnswered()
                && reading(decision.outcome()).isPresent();
    }

    /** The reading that came; empty for a question, too. */
    private static Optional<MeterReading> reading(ReadingOutcome outcome) {
        boolean isQuestion = outcome instanceof Held held && held.suggestion() != null;
        return outcome instanceof OfReading of && !isQuestion ? Optional.of(of.reading()) : Optional.empty();
    }

    /** The decisions with the addresses in their replies. */
    public List<Decision> append(
            @Body List<Decision> decisions, @Variable("receiptCodes") Map<Long, ReceiptCode> codes) {
        ReceiptPolicy now = policy.get();
        return codes.isEmpty() || now.isOff()
                ? decisions
                : decisions.stream()
                        .map(decision -> codes.containsKey(decision.id())
                                ? decision.answering(now.append(decision.replyText(), codes.get(decision.id())))
                                : decision)
                        .toList();
    }

    /** The rows of {@code insert-reading-receipt.sql}. */
    public List<Map<String, Object>> receipts(
            @Variable("decisions") List<Decision> decisions, @Variable("receiptCodes") Map<Long, ReceiptCode> codes) {
        return codes.isEmpty()
                ? List.of()
                : decisions.stream()
                        .filter(decision -> codes.containsKey(decision.id()))
                        .map(decision -> receipt(decision, codes.get(decision.id())))
                        .toList();
    }

    private Map<String, Object> receipt(Decision decision, ReceiptCode code) {
        MeterReading reading = reading(decision.outcome()).orElseThrow();
        return row(
                "message_id", decision.id(),
                "code", RandomToken.hash(code.text()),
                "account", reading.account().digits(),
                "meter", reading.meter(),
                "period", reading.period().toString(),
                "value", reading.value().value(),
                "on_time", reading.onTime() ? 1 : 0,
                "expires_at",
                        UtcTime.format(decision.message()
                                .receivedAt()
                                .plus(policy.get().shownFor())));
    }
}
