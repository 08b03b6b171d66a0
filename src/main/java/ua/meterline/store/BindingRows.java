package ua.meterline.store;

import static ua.meterline.store.Rows.row;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.camel.Variable;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingCalendar;
import ua.meterline.reading.BindingPolicy;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Decision;
import ua.meterline.reading.JudgedMessage;
import ua.meterline.reading.MeterReading;
import ua.meterline.reading.NumberMeaning;
import ua.meterline.reading.ReadingOutcome.Accepted;
import ua.meterline.reading.ReadingOutcome.Duplicate;
import ua.meterline.reading.ReadingOutcome.Rejected;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.RejectionReason;

/**
 * Remembers from which numbers readings of an account were accepted, and gives messages with digits alone the account
 * of their number, if it is the only one. Only numbers of subscribers count. Thread-safe.
 */
public final class BindingRows {
    private final Supplier<BindingPolicy> policy;
    private final BillingCalendar calendar;

    /** @param calendar tells the period of a message without a date */
    public BindingRows(Supplier<BindingPolicy> policy, BillingCalendar calendar) {
        this.policy = policy;
        this.calendar = calendar;
    }

    /** The parameters of {@code select-bindings.sql}; none where no message has digits alone. */
    public List<Map<String, Object>> wanted(@Variable("group") List<JudgedMessage> group) {
        if (!policy.get().on()) {
            return List.of();
        }
        List<List<Object>> wanted = new ArrayList<>();
        for (JudgedMessage judged : group) {
            if (DigitsAlone.isReading(judged)) {
                CustomerMessage message = judged.message();
                wanted.add(List.of(message.sender(), UtcTime.format(message.receivedAt())));
            }
        }
        return wanted.isEmpty() ? List.of() : List.of(row("senders", Rows.json(wanted)));
    }

    /**
     * The group, in which digits of a number with one account are a reading.
     *
     * @param bindings the rows of {@code select-bindings.sql}
     */
    public List<JudgedMessage> match(
            @Variable("group") List<JudgedMessage> group, @Variable("bindings") List<Map<String, Object>> bindings) {
        if (bindings.isEmpty()) {
            return group;
        }
        Map<Object, Set<String>> accounts = new HashMap<>();
        for (Map<String, Object> binding : bindings) {
            accounts.computeIfAbsent(binding.get("sender"), sender -> new TreeSet<>())
                    .add((String) binding.get("account"));
        }
        return group.stream()
                .map(judged -> DigitsAlone.isReading(judged)
                        ? bound(judged, accounts.getOrDefault(judged.message().sender(), Set.of()))
                        : judged)
                .toList();
    }

    private JudgedMessage bound(JudgedMessage judged, Set<String> accounts) {
        CustomerMessage message = judged.message();
        if (accounts.size() > 1) {
            return new JudgedMessage(message, new Rejected(RejectionReason.WHICH_ACCOUNT));
        } else if (accounts.isEmpty()) {
            return judged;
        }
        MeterReading reading = new MeterReading(
                new AccountNumber(accounts.iterator().next()),
                new RegisterValue(Integer.parseInt(DigitsAlone.of(message))),
                calendar.periodOf(message.receivedAt()),
                calendar.isOnTime(message.receivedAt()));
        return DigitsAlone.read(message, NumberMeaning.READING, reading);
    }

    /** The rows of {@code upsert-binding.sql}: one for each reading by SMS that was accepted, or is known. */
    public List<Map<String, Object>> bindings(@Variable("decisions") List<Decision> decisions) {
        if (!policy.get().on()) {
            return List.of();
        }
        return decisions.stream()
                .filter(decision -> decision.message().isSmsOfSubscriber() && account(decision) != null)
                .map(this::binding)
                .toList();
    }

    private static AccountNumber account(Decision decision) {
        if (decision.outcome() instanceof Accepted accepted) {
            return accepted.reading().account();
        }
        return decision.outcome() instanceof Duplicate duplicate
                ? duplicate.reading().account()
                : null;
    }

    private Map<String, Object> binding(Decision decision) {
        Instant now = decision.message().receivedAt();
        Instant expiry =
                now.atOffset(ZoneOffset.UTC).plusMonths(policy.get().months()).toInstant();
        return row(
                "sender", decision.message().sender(),
                "account", account(decision).digits(),
                "message_id", decision.id(),
                "now", UtcTime.format(now),
                "expires_at", UtcTime.format(expiry));
    }
}
