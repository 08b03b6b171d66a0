package ua.meterline.simulator;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** Accepts, rejects or ignores submit_sm. Other requests are rejected with ESME_RINVCMDID. */
final class SubmitHandler implements ServerMessageReceiverListener {
    private static final OptionalParameter[] NO_PARAMETERS = {};

    private final Behaviour behaviour;
    private final SimulatorListener events;
    private final ReceiptSender receipts;
    private final Consumer<MobileMessage> routed;
    private final AtomicLong lastMessageId = new AtomicLong();

    /** @param routed takes submits to a short code, which come back */
    SubmitHandler(
            Behaviour behaviour, SimulatorListener events, ReceiptSender receipts, Consumer<MobileMessage> routed) {
        this.behaviour = behaviour;
        this.events = events;
        this.receipts = receipts;
        this.routed = routed;
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession source) throws ProcessRequestException {
        long receivedAt = System.nanoTime();
        BoundEsme from = ((EsmeSession) source).esme();
        int verdict = behaviour.judgeSubmit();
        boolean answered = verdict != Behaviour.WITHHELD;
        if (answered && verdict != SMPPConstant.STAT_ESME_ROK) {
            events.submitRefused(from, verdict);
            throw new ProcessRequestException("refused", verdict);
        }
        long number = lastMessageId.incrementAndGet();
        MessageId id = messageId(number);
        SubmittedMessage taken = taken(submit, id, answered, from, receivedAt);
        events.submitted(taken);
        receipts.taken(submit, number);
        if (taken.isToShortCode() && behaviour.routesToShortCodes()) {
            routed.accept(taken.routed());
        }
        if (!answered) {
            throw new ProcessRequestException("withheld", Behaviour.WITHHELD);
        }
        return new SubmitSmResult(id, NO_PARAMETERS);
    }

    private MessageId messageId(long number) throws ProcessRequestException {
        try {
            return new MessageId(behaviour.messageIds().write(number));
        } catch (PDUStringException e) {
            throw new ProcessRequestException(e.getMessage(), SMPPConstant.STAT_ESME_RSYSERR);
        }
    }

    private static SubmittedMessage taken(
            SubmitSm submit, MessageId id, boolean answered, BoundEsme from, long receivedAt) {
        byte[] octets = octets(submit);
        return new SubmittedMessage(
                new Address(submit.getSourceAddrTon(), submit.getSourceAddrNpi(), submit.getSourceAddr()),
                new Address(submit.getDestAddrTon(), submit.getDestAddrNpi(), submit.getDestAddress()),
                submit.getEsmClass(),
                submit.getDataCoding(),
                submit.getRegisteredDelivery(),
                ShortMessageText.decode(octets, submit.getEsmClass(), submit.getDataCoding()),
                octets,
                id.getValue(),
                answered,
                from,
                receivedAt);
    }

    private static byte[] octets(SubmitSm submit) {
        byte[] octets = submit.getShortMessage();
        if (octets == null || octets.length == 0) {
            OptionalParameter.Message_payload payload =
                    submit.getOptionalParameter(OptionalParameter.Message_payload.class);
            return payload == null ? new byte[0] : payload.getValue();
        }
        return octets;
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti request, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm request, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm request, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptCancelSm(CancelSm request, SMPPServerSession source) throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm request, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm request, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm request, SMPPServerSession source)
            throws ProcessRequestException {
        throw unsupported();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm request, Session source) throws ProcessRequestException {
        throw unsupported();
    }

    private static ProcessRequestException unsupported() {
        return new ProcessRequestException("not supported here", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
