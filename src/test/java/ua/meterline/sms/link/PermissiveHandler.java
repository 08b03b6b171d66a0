package ua.meterline.sms.link;

import org.jsmpp.PDUStringException;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.EnquireLink;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.extra.PendingResponse;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.ResponseHandler;
import org.jsmpp.util.MessageId;

/** Accepts every PDU, sends no responses, and expects every response, so that jsmpp parses all of them. */
final class PermissiveHandler implements ResponseHandler {
    @Override
    public PendingResponse<Command> removeSentItem(int sequenceNumber) {
        return new PendingResponse<>(0);
    }

    @Override
    public DataSmResult processDataSm(DataSm dataSm) {
        try {
            return new DataSmResult(new MessageId("1"), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void processDeliverSm(DeliverSm deliverSm) {}

    @Override
    public void processAlertNotification(AlertNotification alertNotification) {}

    @Override
    public void processEnquireLink(EnquireLink enquireLink) {}

    @Override
    public void sendDeliverSmResp(int commandStatus, int sequenceNumber, String messageId) {}

    @Override
    public void sendDataSmResp(DataSmResult dataSmResult, int sequenceNumber) {}

    @Override
    public void sendGenericNack(int commandStatus, int sequenceNumber) {}

    @Override
    public void sendNegativeResponse(int originalCommandId, int commandStatus, int sequenceNumber) {}

    @Override
    public void sendEnquireLinkResp(int sequenceNumber) {}

    @Override
    public void sendUnbindResp(int sequenceNumber) {}

    @Override
    public void notifyUnbonded() {}
}
