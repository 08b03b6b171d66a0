package ua.meterline.sms.link;

import java.nio.ByteBuffer;

/** The header of a PDU (SMPP 3.4, section 3.2). */
record Pdu(int commandLength, int commandId, int commandStatus, int sequenceNumber) {
    /** Set in the command_id of a response (section 5.1.2.1). */
    static final int RESPONSE = 0x80000000;

    static Pdu headerOf(byte[] pdu) {
        ByteBuffer header = ByteBuffer.wrap(pdu);
        return new Pdu(header.getInt(), header.getInt(), header.getInt(), header.getInt());
    }

    boolean isResponse() {
        return (commandId & RESPONSE) != 0;
    }

    /** The number as the standard writes it. */
    String command() {
        return "command_id 0x%08X".formatted(commandId);
    }
}
