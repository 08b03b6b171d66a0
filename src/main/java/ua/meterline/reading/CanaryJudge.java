package ua.meterline.reading;

import java.util.regex.Pattern;
import ua.meterline.reading.ReadingOutcome.Rejected;

/**
 * Recognises canaries: messages that the gateway sends to its own short code through the SMSC, to measure the way. They
 * look like readings and must not become any. Thread-safe.
 */
public final class CanaryJudge {
    /** Where no canaries are sent: recognises nothing. */
    public static final CanaryJudge OFF = new CanaryJudge("", "");

    private final String number;
    private final Pattern text;

    /**
     * @param number of the sender in E.164; empty for none
     * @param account that canaries name
     */
    public CanaryJudge(String number, String account) {
        this.number = number;
        this.text = Pattern.compile("\\s*" + account + " [0-9]{5}\\s*");
    }

    /** Whether it is an SMS from our number with the text of a canary. Anything else is a message like others. */
    public boolean isCanary(CustomerMessage message) {
        return !number.isEmpty()
                && message.channel() == Channel.SMS
                && message.sender().equals(number)
                && text.matcher(message.text()).matches();
    }

    /** It is stored, and neither becomes a reading nor is answered. */
    public JudgedMessage judge(CustomerMessage message) {
        return new JudgedMessage(message.unanswered(Suppression.CANARY), new Rejected(RejectionReason.CANARY));
    }
}
