package ua.meterline.demo;

/**
 * A message of an invented customer.
 *
 * @param outcome the expected value of {@code message.outcome}; null where it is unknown
 * @param remark a remark for the screen; may be empty
 */
record InventedMessage(String sender, String text, String outcome, String remark) {
    Identity identity() {
        return new Identity(sender, text);
    }

    /** What makes two deliveries the same message, within a demo. */
    record Identity(String sender, String text) {}
}
