package ua.meterline.config;

import java.time.Duration;

/**
 * Limits of replies by SMS, and the addresses in them.
 *
 * @param perSender how many replies to one number within the window; 0 for no limit
 * @param dailyBudget how many replies a day to all numbers; 0 for no limit
 */
public record ReplySettings(
        @Setting(
                section = "Replies by SMS",
                name = "meterline.replies.per-sender",
                defaultValue = "5",
                max = 255,
                help = """
                        The rate limit of replies to one number, within the window below. Readings beyond it are stored
                        without a reply. 0: no limit.""")
        int perSender,

        @Setting(
                name = "meterline.replies.per-sender-window",
                defaultValue = "10m",
                min = 100,
                help = "The window of the rate limit above.")
        Duration perSenderWindow,

        @Setting(
                name = "meterline.replies.daily-budget",
                defaultValue = "0",
                max = 1_000_000_000,
                help = "The most replies a day to all numbers together. 0: no limit.")
        int dailyBudget,

        @Setting(name = "meterline.smpp.region", defaultValue = "UA", format = TextFormat.REGION, help = """
                        The region (ISO 3166-1) of telephone numbers without a country code. In UA, 0501234567 is
                        +380501234567.""")
        String region,

        @Setting(name = "meterline.smpp.source-ton", defaultValue = "0", max = ReplySettings.HIGHEST_TON, help = """
                        Type of number (TON) of the short code, as the operator requires it: 0 unknown, 1 international,
                        3 network specific, ... (SMPP 3.4, 5.2.5).""")
        int sourceTon,

        @Setting(
                name = "meterline.smpp.source-npi",
                defaultValue = "0",
                pattern = ReplySettings.NUMBERING_PLANS,
                message = ReplySettings.NUMBERING_PLAN_NEEDED,
                help = "Numbering plan (NPI) of the short code: 0 unknown, 1 ISDN, ... (SMPP 3.4, 5.2.6).")
        int sourceNpi,

        @Setting(
                name = "meterline.smpp.destination-ton",
                defaultValue = "1",
                max = ReplySettings.HIGHEST_TON,
                help = "Type of number of the customer's number.")
        int destinationTon,

        @Setting(
                name = "meterline.smpp.destination-npi",
                defaultValue = "1",
                pattern = ReplySettings.NUMBERING_PLANS,
                message = ReplySettings.NUMBERING_PLAN_NEEDED,
                help = "Numbering plan of the customer's number.")
        int destinationNpi,

        @Setting(name = "meterline.smpp.delivery-receipts", defaultValue = "false", help = """
                        true: request a delivery receipt for each reply. The state in the table reply then becomes delivered
                        or failed.""")
        boolean deliveryReceipts,

        @Setting(name = "meterline.smpp.retry-delay", defaultValue = "30s", min = 10, help = """
                        The backoff after a submit_sm without a response. It doubles the second time. Up to half of it is
                        taken off at random.""")
        Duration retryDelay,

        @Setting(name = "meterline.smpp.failover-after", defaultValue = "30s", help = """
                        How long the link that received a message must be down before the reply is sent over another
                        link.""")
        Duration failoverAfter) {
    static final int HIGHEST_TON = 6;
    /** SMPP 3.4, section 5.2.6. */
    static final String NUMBERING_PLANS = "0|1|3|4|6|8|9|10|14|18";

    static final String NUMBERING_PLAN_NEEDED = "must be 0, 1, 3, 4, 6, 8, 9, 10, 14 or 18";

    /**
     * Type of number and numbering plan (SMPP 3.4, sections 5.2.5 and 5.2.6).
     *
     * @param ton 0 to 6
     */
    public record AddressType(int ton, int npi) {}

    /** The address type of the short code. */
    public AddressType source() {
        return new AddressType(sourceTon, sourceNpi);
    }

    /** The address type of a customer's number. */
    public AddressType destination() {
        return new AddressType(destinationTon, destinationNpi);
    }
}
