package ua.meterline.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;

/**
 * jsmpp alone, a program of its own: acknowledges each message and replies to it, and stores nothing. What is faster
 * than this is not SMPP by jsmpp. Arguments: threads of each session. The environment variable METERLINE_SMPP_PORT is
 * the port of the SMSC.
 */
public final class BareGateway implements MessageReceiverListener {
    private static final byte[] REPLY =
            "Ваши показания приняты и обработаны. Спасибо".getBytes(StandardCharsets.UTF_16BE);

    private final SMPPSession transmitter = new SMPPSession();
    private final ExecutorService replies;

    private BareGateway(int threads) {
        this.replies = Executors.newFixedThreadPool(threads);
    }

    public static void main(String[] args) throws Exception {
        int threads = Integer.parseInt(args[0]);
        int port = Integer.parseInt(System.getenv("METERLINE_SMPP_PORT"));
        BareGateway gateway = new BareGateway(threads);
        bind(gateway.transmitter, BindType.BIND_TX, threads, port);
        SMPPSession receiver = new SMPPSession();
        receiver.setMessageReceiverListener(gateway);
        bind(receiver, BindType.BIND_RX, threads, port);
    }

    private static void bind(SMPPSession session, BindType type, int threads, int port) throws IOException {
        session.setPduProcessorDegree(threads);
        session.setQueueCapacity(1_000);
        session.connectAndBind(
                "localhost",
                port,
                new BindParameter(type, "bench", "", "", TypeOfNumber.UNKNOWN, NumberingPlanIndicator.UNKNOWN, null));
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm message) {
        replies.execute(() -> reply(message.getSourceAddr()));
    }

    private void reply(String recipient) {
        try {
            transmitter.submitShortMessage(
                    "",
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.UNKNOWN,
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
                    new GeneralDataCoding(Alphabet.ALPHA_UCS2),
                    (byte) 0,
                    REPLY);
        } catch (PDUException
                | ResponseTimeoutException
                | InvalidResponseException
                | NegativeResponseException
                | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
        throw new UnsupportedOperationException("the load has none");
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification notification) {
        throw new UnsupportedOperationException("the load has none");
    }
}
