package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.session.PDUProcessTask;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.SMPPSessionContext;

/** Processes a PDU as jsmpp's worker threads do, in every state of a session. */
final class Jsmpp {
    private static final List<SMPPSessionContext> STATES =
            List.of(open(), bound(BindType.BIND_RX), bound(BindType.BIND_TX), bound(BindType.BIND_TRX));

    private Jsmpp() {}

    /** Throws when the validator fails, or when jsmpp fails on a PDU that passes the validator. */
    static void survives(byte[] pdu) {
        PduVerdict verdict = PduValidator.check(pdu);
        if (verdict instanceof PduVerdict.Valid valid) {
            process(valid.pdu());
        } else if (verdict instanceof PduVerdict.Repaired repaired) {
            process(repaired.pdu());
        }
    }

    private static void process(byte[] pdu) {
        Pdu header = Pdu.headerOf(pdu);
        assertThat(header.commandLength()).isEqualTo(pdu.length);
        for (SMPPSessionContext state : STATES) {
            process(header, pdu, state);
        }
    }

    private static void process(Pdu header, byte[] pdu, SMPPSessionContext state) {
        Command command = new Command();
        command.setCommandLength(header.commandLength());
        command.setCommandId(header.commandId());
        command.setCommandStatus(header.commandStatus());
        command.setSequenceNumber(header.sequenceNumber());
        new PDUProcessTask(command, pdu, state, new PermissiveHandler(), () -> {}, () -> {}).run();
    }

    private static SMPPSessionContext open() {
        SMPPSessionContext context = new SMPPSessionContext(new SMPPSession(), (now, before, source) -> {});
        context.open();
        return context;
    }

    private static SMPPSessionContext bound(BindType type) {
        SMPPSessionContext context = open();
        context.bound(type, InterfaceVersion.IF_34);
        return context;
    }
}
