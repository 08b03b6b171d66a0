package ua.meterline.simulator;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/** An ESME built on jsmpp's client: records what it receives and responds as configured. */
final class Esme implements AutoCloseable {
    /** Handles a deliver_sm: returns to accept it, throws to reject it, blocks to send no response. */
    interface Answer {
        void to(DeliverSm message) throws ProcessRequestException;
    }

    final List<DeliverSm> received = new CopyOnWriteArrayList<>();
    final SMPPSession session = new SMPPSession();
    volatile Answer answer = message -> {};

    static Esme bind(SmscSimulator smsc, BindType type) throws IOException {
        return bind(smsc, type, "meterline", "secret");
    }

    static Esme bind(SmscSimulator smsc, BindType type, String systemId, String password) throws IOException {
        Esme esme = new Esme();
        esme.connect(smsc.port(), type, systemId, password);
        return esme;
    }

    static Answer rejectingWith(int status) {
        return message -> {
            throw new ProcessRequestException("rejected", status);
        };
    }

    private static final long BIND_TIMEOUT_MILLIS = 5_000;

    Esme() {
        session.setPduProcessorDegree(32);
        session.setTransactionTimer(2_000);
        session.setMessageReceiverListener(new Listener());
    }

    void connect(int port, BindType type, String systemId, String password) throws IOException {
        TypeOfNumber ton = TypeOfNumber.UNKNOWN;
        NumberingPlanIndicator npi = NumberingPlanIndicator.UNKNOWN;
        session.connectAndBind(
                "127.0.0.1",
                port,
                new BindParameter(type, systemId, password, "", ton, npi, null),
                BIND_TIMEOUT_MILLIS);
    }

    /** Returns the message id. */
    String submit(String recipient, String text) throws Exception {
        MobileMessage octets = MobileMessage.of("7104", recipient, text);
        return session.submitShortMessage(
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.ISDN,
                        "7104",
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        recipient,
                        new ESMClass(),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(0),
                        (byte) 0,
                        new RawDataCoding(octets.dataCoding()),
                        (byte) 0,
                        octets.shortMessage())
                .getMessageId();
    }

    List<String> texts() {
        return received.stream()
                .map(pdu -> ShortMessageText.decode(pdu.getShortMessage(), pdu.getEsmClass(), pdu.getDataCoding()))
                .toList();
    }

    @Override
    public void close() {
        session.unbindAndClose();
    }

    private final class Listener implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
            received.add(message);
            answer.to(message);
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification alert) {}

        @Override
        public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
            throw new ProcessRequestException("no data_sm here", 3);
        }
    }
}
