package ua.meterline.sms.link;

/** What is to be done with a PDU that came. */
sealed interface PduVerdict {
    /** Hand it on: jsmpp can read it, or answers it without reading. */
    record Fit(byte[] pdu) implements PduVerdict {}

    /** Hand it on without what could not be read; {@code flaw} is for the log. */
    record Mended(byte[] pdu, String flaw) implements PduVerdict {}

    /** Answer it with this command_status: it cannot be read. */
    record Refused(int commandStatus, String flaw) implements PduVerdict {}

    /** Take no notice: it cannot be read, and the standard has no answer to it. */
    record Ignored(String flaw) implements PduVerdict {}
}
