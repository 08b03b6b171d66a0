package ua.meterline.reading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Messages of customers for tests. */
public final class Messages {
    public static final Instant NOVEMBER_3RD = Instant.parse("2026-11-03T10:00:00Z");
    public static final String ACCOUNT = "0501234567";

    private Messages() {}

    /** Messages differ only in text and fingerprint; equal names give equal fingerprints. */
    public static CustomerMessage message(String name, String text) {
        return message(name, "380671112233", text, NOVEMBER_3RD);
    }

    public static CustomerMessage message(String name, String sender, String text, Instant receivedAt) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        Fingerprint fingerprint = new Fingerprint(id.getMostSignificantBits(), id.getLeastSignificantBits());
        return new CustomerMessage(Channel.SMS, sender, "7104", receivedAt, text, null, fingerprint);
    }

    public static MeterReading reading(String account, int value) {
        return new MeterReading(
                new AccountNumber(account), new RegisterValue(value), BillingPeriod.parse("2026-11"), true);
    }

    public static JudgedMessage accepted(String name, String account, int value) {
        return accepted(message(name, account + " " + value), account, value);
    }

    public static JudgedMessage accepted(CustomerMessage message, String account, int value) {
        return new JudgedMessage(message, new ReadingOutcome.Accepted(reading(account, value)));
    }

    public static JudgedMessage rejected(String name, String text) {
        return new JudgedMessage(message(name, text), new ReadingOutcome.Rejected(RejectionReason.WRONG_FORMAT));
    }
}
