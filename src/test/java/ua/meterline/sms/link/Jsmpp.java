package ua.meterline.sms.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.session.PDUProcessTask;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.SMPPSessionContext;

/** What jsmpp's worker threads do with a PDU, in every state a session can be in. */
final class Jsmpp {
    private static final List<SMPPSessionContext> STATES =
            List.of(open(), bound(BindType.BIND_RX), bound(BindType.BIND_TX), bound(BindType.BIND_TRX));

    private Jsmpp() {}

    /** Throws when anything fails that is done with it: the check, or jsmpp's work on what the check lets through. */
    static void survives(byte[] pdu) {
        PduVerdict verdict = PduValidator.check(pdu);
        if (verdict instanceof PduVerdict.Valid valid) {
            reads(valid.pdu());
        } else if (verdict instanceof PduVerdict.Repaired repaired) {
            reads(repaired.pdu());
        }
    }

    private static void reads(byte[] pdu) {
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
        new PDUProcessTask(command, pdu, state, new CarelessHandler(), () -> {}, () -> {}).run();
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
