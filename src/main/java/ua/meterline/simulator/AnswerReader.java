package ua.meterline.simulator;

import java.io.DataInputStream;
import java.io.IOException;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;

/**
 * Settles answers to deliver_sm and data_sm while reading, and shows jsmpp only the rest. That spares a change of thread per message, takes
 * answers without a body (a negative one may come so), and a generic_nack too.
 */
final class AnswerReader extends DefaultPDUReader {
    private static final int HEADER_LENGTH = 16;

    private final Window window;

    AnswerReader(Window window) {
        this.window = window;
    }

    @Override
    public Command readPDUHeader(DataInputStream in) throws InvalidCommandLengthException, IOException {
        Command header = super.readPDUHeader(in);
        while (settles(header)) {
            in.skipNBytes(header.getCommandLength() - HEADER_LENGTH);
            header = super.readPDUHeader(in);
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
