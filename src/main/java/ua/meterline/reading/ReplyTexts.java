package ua.meterline.reading;

import ua.meterline.reading.ReadingOutcome.Rejected;

/**
 * The texts of SMS replies, by outcome. Their defaults are in {@code config/Settings} ({@code meterline.replies.*});
 * duplicates and held readings get the accepted text.
 *
 * @param accepted for a reading that is accepted, duplicate or held
 * @param rejected for all other messages
 * @param ownNumber for a text with the sender's own telephone number as account; empty to use {@code rejected}
 * @param unknownAccount for an account that the registry does not have; empty to use {@code rejected}
 */
public record ReplyTexts(String accepted, String rejected, String ownNumber, String unknownAccount) {
    /** The two announced texts. */
    public ReplyTexts(String accepted, String rejected) {
        this(accepted, rejected, "", "");
    }

    public String textFor(ReadingOutcome outcome) {
        if (outcome instanceof Rejected refusal) {
            String hint = switch (refusal.reason()) {
                case OWN_NUMBER -> ownNumber;
                case UNKNOWN_ACCOUNT -> unknownAccount;
                default -> "";
            };
            return hint.isEmpty() ? rejected : hint;
        }
        return accepted;
    }
}
