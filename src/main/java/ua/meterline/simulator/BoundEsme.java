package ua.meterline.simulator;

import org.jsmpp.bean.BindType;

/**
 * The peer of a session.
 *
 * @param sessionId unique among the sessions of one simulator
 */
public record BoundEsme(String sessionId, String systemId, BindType bindType) {
    /** Whether deliver_sm may be sent to it (SMPP 3.4 section 2.2). */
    public boolean receives() {
        return bindType != BindType.BIND_TX;
    }

    @Override
    public String toString() {
        String kind = switch (bindType) {
            case BIND_RX -> "receiver";
            case BIND_TX -> "transmitter";
            case BIND_TRX -> "transceiver";
        };
        return "'" + systemId + "' as " + kind;
    }
}
