package ua.meterline.config;

import java.time.Duration;

/** Messages that the gateway sends to itself through the SMSC, to measure the way. */
public record CanarySettings(
        @Setting(
                section = "Canary: messages to ourselves through the SMSC",
                name = CanarySettings.ACCOUNT,
                pattern = "([0-9]{10})?",
                message = "must be an account of 10 digits",
                help = """
                        The account in messages that the gateway sends to its own short code, to measure the way through
                        the SMSC. It must be an account that no customer has. Empty: no such messages.""")
        String account,

        @Setting(name = CanarySettings.NUMBER, format = TextFormat.NUMBER, help = """
                        The number that these messages come from, with its country code, such as +380501234567. It is a
                        number of yours that the operator lets the gateway send from. Empty: no such messages.""")
        String number,

        @Setting(
                name = CanarySettings.INTERVAL,
                defaultValue = "5m",
                min = 1_000,
                help = "How often such a message is sent.")
        Duration interval,

        @Setting(
                name = "meterline.canary.timeout",
                defaultValue = "60s",
                min = 500,
                help = "A message that has not come back by then is lost. Shorter than the interval.")
        Duration timeout) {
    static final String ACCOUNT = "meterline.canary.account";
    static final String NUMBER = "meterline.canary.number";
    static final String INTERVAL = "meterline.canary.interval";

    public CanarySettings {
        if (account.isEmpty() != number.isEmpty()) {
            throw account.isEmpty()
                    ? new InvalidGroupException(NUMBER, "must be set together with " + ACCOUNT)
                    : new InvalidGroupException(ACCOUNT, "must be set together with " + NUMBER);
        }
        if (timeout.compareTo(interval) >= 0) {
            throw new InvalidGroupException(INTERVAL, "must be longer than meterline.canary.timeout");
        }
    }

    /** Whether such messages are sent. */
    public boolean isOn() {
        return !account.isEmpty();
    }
}
