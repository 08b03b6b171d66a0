package ua.meterline.sms.link;

import org.jsmpp.bean.Command;

/** The result of validating a PDU. */
sealed interface PduVerdict {
    /** jsmpp can parse it, or responds without parsing it; then {@code parsed} is null. */
    record Valid(byte[] pdu, Command parsed) implements PduVerdict {}

    /** The parsable part is passed on; {@code defect} is for the log. */
    record Repaired(byte[] pdu, Command parsed, String defect) implements PduVerdict {}

    /** Malformed: to be rejected with this command_status. */
    record Rejected(int commandStatus, String defect) implements PduVerdict {}

    /** Malformed, and the protocol has no response to it. */
    record Ignored(String defect) implements PduVerdict {}
}
