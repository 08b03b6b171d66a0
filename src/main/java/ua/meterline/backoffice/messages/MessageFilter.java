package ua.meterline.backoffice.messages;

import java.time.Instant;
import ua.meterline.reading.AccountNumber;
import ua.meterline.reading.BillingPeriod;

/**
 * What a search is for. Each part may be null for any; all of them must match.
 *
 * @param account messages that mention it in any notation, or whose reading is of it
 * @param number of the sender in any notation, or the mail address
 * @param text a part of the text, in lower or upper case; every character stands for itself
 * @param file the name of a mail or list in {@code done/} or {@code failed/} of the inbox, or the SHA-256 of its octets
 * @param channel as in {@code message.channel}
 * @param outcome as in {@code message.outcome}
 * @param reason one of those in {@code message.reason}
 * @param period of the reading; without a reading, the period in which the message was received
 * @param from when it was received, inclusive
 * @param until exclusive
 * @param errorsOnly only rejected and undecided ones, and those whose reply failed
 */
public record MessageFilter(
        AccountNumber account,
        String number,
        String text,
        String file,
        String channel,
        String outcome,
        String reason,
        BillingPeriod period,
        Instant from,
        Instant until,
        boolean errorsOnly) {
    public static final MessageFilter ALL =
            new MessageFilter(null, null, null, null, null, null, null, null, null, null, false);

    /** All messages of an account. */
    public static MessageFilter of(AccountNumber account) {
        return new MessageFilter(account, null, null, null, null, null, null, null, null, null, false);
    }
}
