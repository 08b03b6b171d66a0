package ua.meterline.demo;

/**
 * A message of an invented customer.
 *
 * @param outcome what should become of it, as in the column {@code message.outcome}; null where nobody can say
 * @param remark what a spectator should know about it; may be empty
 */
record InventedMessage(String sender, String text, String outcome, String remark) {
    Identity identity() {
        return new Identity(sender, text);
    }

    /** What makes two deliveries the same message, within a demo. */
    record Identity(String sender, String text) {}
}
