package ua.meterline.backoffice.cabinet;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.Channel;
import ua.meterline.reading.CustomerMessage;
import ua.meterline.reading.Fingerprint;
import ua.meterline.reading.Imported;
import ua.meterline.reading.RegisterValue;
import ua.meterline.reading.Suppression;
import ua.meterline.store.StoreUnavailableException;

/**
 * Readings that customers submit without registration, as messages of the channel web. They are judged like an SMS. The
 * outcome is not returned, because it would tell a stranger whether the account exists. Thread-safe.
 */
public final class StrangerSubmissions {
    /** The recipient of the messages: submissions of other programs have none. */
    public static final String CABINET = "cabinet";

    private final ReadingIntake intake;
    private final SubmissionLimits limits;
    private final InstantSource clock;

    public StrangerSubmissions(ReadingIntake intake, SubmissionLimits limits, InstantSource clock) {
        this.intake = intake;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Stores a reading, whatever becomes of it.
     *
     * @throws RateLimitException when nothing was stored, because there were too many for this account or in all
     */
    public void submit(AccountNumber account, RegisterValue value)
            throws RateLimitException, StoreUnavailableException {
        limits.requireReading(account);
        intake.store(message(account, value));
    }

    /** Without a sender: it is not proved, and an address of the network is personal data without a use. */
    private CustomerMessage message(AccountNumber account, RegisterValue value) {
        UUID unique = UUID.randomUUID();
        return new CustomerMessage(
                Channel.WEB,
                "",
                CABINET,
                clock.instant(),
                account.digits() + " " + value.value(),
                new Fingerprint(unique.getMostSignificantBits(), unique.getLeastSignificantBits()),
                Suppression.NO_ADDRESS,
                new Imported(List.of(), new Imported.Content.Reading(account, value, null)));
    }
}
