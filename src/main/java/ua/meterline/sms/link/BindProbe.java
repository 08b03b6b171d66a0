package ua.meterline.sms.link;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import ua.meterline.config.LinkSettings;

/** A test bind: messages that the SMSC delivers meanwhile are rejected for redelivery. */
public final class BindProbe {
    private static final Duration END_TIMEOUT = Duration.ofSeconds(1);

    private final LinkSession session;

    private BindProbe(LinkSession session) {
        this.session = session;
    }

    /** The probes of a link, one per session. */
    public static List<BindProbe> of(LinkSettings smpp) {
        SmscConnector connector = SmscConnector.of(smpp);
        return Link.binds(smpp.bind()).stream()
                .map(type -> new BindProbe(new LinkSession(type, smpp, connector, new InboundListener(smpp.name()))))
                .toList();
    }

    /** {@code receiver}, {@code transmitter} or {@code transceiver}. */
    public String name() {
        return session.name();
    }

    /**
     * Binds as the gateway does, and unbinds.
     *
     * @throws IOException why the bind failed
     */
    public void run() throws IOException {
        try {
            session.open();
        } finally {
            session.close(END_TIMEOUT);
        }
    }
}
