package ua.meterline.simulator;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;

/**
 * Completes deliveries while it reads their responses, and passes only the other PDUs to jsmpp. That saves a thread
 * switch per message, and accepts responses without a body (as negative ones may be) and generic_nack.
 */
final class AnswerReader extends DefaultPDUReader {
    private static final int HEADER_LENGTH = 16;
    /** Room for a message_payload of 65,535 octets (SMPP 3.4, section 5.3.2.32) with all other parameters beside it. */
    private static final int LONGEST = 70_000;

    private final Window window;

    AnswerReader(Window window) {
        this.window = window;
    }

    @Override
    public Command readPDUHeader(DataInputStream in) throws InvalidCommandLengthException, IOException {
        Command header = header(in);
        while (settles(header)) {
            in.skipNBytes(header.getCommandLength() - HEADER_LENGTH);
            header = header(in);
        }
        return header;
    }

    /** A peer that does not speak SMPP begins with octets that would be a length of gigabytes. */
    private Command header(DataInputStream in) throws InvalidCommandLengthException, IOException {
        Command header = super.readPDUHeader(in);
        if (header.getCommandLength() > LONGEST) {
            throw new EOFException("command_length " + header.getCommandLength());
        }
        return header;
    }

    private boolean settles(Command header) {
        return switch (header.getCommandId()) {
            case SMPPConstant.CID_DELIVER_SM_RESP, SMPPConstant.CID_DATA_SM_RESP -> {
                window.answered(header.getSequenceNumber(), header.getCommandStatus());
                yield true;
            }
            case SMPPConstant.CID_GENERIC_NACK ->
                window.answered(header.getSequenceNumber(), header.getCommandStatus());
            default -> false;
        };
    }
}
