package ua.meterline.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import ua.meterline.link.BindFailure;
import ua.meterline.settings.Settings;

/** Binds to the SMSC as receiver and as transmitter, as the gateway does, and unbinds. */
final class SmscLook {
    private static final int CONNECT_MILLIS = 5_000;
    private static final long BIND_MILLIS = 5_000;

    private SmscLook() {}

    static String at(Settings settings) throws IOException {
        Settings.Smpp smpp = settings.smpp();
        bind(smpp, BindType.BIND_RX, "receiver");
        bind(smpp, BindType.BIND_TX, "transmitter");
        return smpp.peer() + " (bound as receiver and as transmitter)";
    }

    private static void bind(Settings.Smpp smpp, BindType type, String name) throws IOException {
        SMPPSession session = new SMPPSession(SmscLook::connect);
        session.setMessageReceiverListener(new DeliverAgain());
        try {
            session.connectAndBind(smpp.host(), smpp.port(), parameter(smpp, type), BIND_MILLIS);
        } catch (IOException e) {
            throw new IOException(smpp.peer() + ": " + words(BindFailure.of(e), name), e);
        } finally {
            session.unbindAndClose();
        }
    }

    private static String words(BindFailure failure, String name) {
        return failure.rejected()
                ? name + " " + failure.description() + "; agree on system-id, password and address with the operator"
                : failure.description() + "; is the SMSC up, and is this address allowed there?";
    }

    private static BindParameter parameter(Settings.Smpp smpp, BindType type) {
        return new BindParameter(
                type,
                smpp.systemId(),
                smpp.password(),
                smpp.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                "");
    }

    /** With a limit to connecting: where a firewall drops the packets, it would take minutes. */
    private static Connection connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
        return new SocketConnection(socket);
    }

    /** What the SMSC delivers to a mere check is refused with ESME_RX_T_APPN, so that it comes again. */
    private static final class DeliverAgain implements MessageReceiverListener {
        @Override
        public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
            throw refusal();
        }

        @Override
        public DataSmResult onAcceptDataSm(DataSm message, Session source) throws ProcessRequestException {
            throw refusal();
        }

        @Override
        public void onAcceptAlertNotification(AlertNotification notification) {
            // Says that a phone is reachable again; nothing follows from that here.
        }

        private static ProcessRequestException refusal() {
            return new ProcessRequestException("only a check", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }
}
