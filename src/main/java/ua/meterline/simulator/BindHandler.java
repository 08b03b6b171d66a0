package ua.meterline.simulator;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accepts binds and unbinds, and keeps the open links. Thread-safe. */
final class BindHandler {
    private static final Logger LOG = LoggerFactory.getLogger(BindHandler.class);
    private static final Duration TIME_TO_BIND = Duration.ofSeconds(10);
    private static final Duration TIME_TO_HANG_UP = Duration.ofSeconds(2);
    private static final String OUR_SYSTEM_ID = "simulator";

    private final Set<EsmeSession> links = ConcurrentHashMap.newKeySet();
    private final SimulatorOptions options;
    private final Behaviour behaviour;
    private final Executor welcomes;
    private final ScheduledExecutorService timer;
    private final DeliveryQueue deliveries;
    private final SubmitHandler submits;
    private final SimulatorListener events;

    BindHandler(
            SimulatorOptions options,
            Behaviour behaviour,
            Executor welcomes,
            ScheduledExecutorService timer,
            DeliveryQueue deliveries,
            SubmitHandler submits,
            SimulatorListener events) {
        this.options = options;
        this.behaviour = behaviour;
        this.welcomes = welcomes;
        this.timer = timer;
        this.deliveries = deliveries;
        this.submits = submits;
        this.events = events;
    }

    Set<EsmeSession> links() {
        return links;
    }

    /** Returns at once; the bind is awaited on another thread. */
    void welcome(Socket socket) {
        try {
            EsmeSession link = sessionOn(socket);
            links.add(link);
            welcomes.execute(() -> bind(link));
        } catch (IOException | RejectedExecutionException e) {
            LOG.debug("A connection was not accepted: {}", e.getMessage());
        }
    }

    private EsmeSession sessionOn(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        Window window = new Window(options.window(), deliveries);
        AnswerSender sender = new AnswerSender(behaviour, timer);
        EsmeSession link = new EsmeSession(
                socket, window, sender, submits, (now, before, source) -> stateChanged(now, before, source));
        link.setEnquireLinkTimer((int) options.enquireLinkInterval().toMillis());
        link.setTransactionTimer(options.responseTimeout().toMillis());
        return link;
    }

    private void bind(EsmeSession link) {
        try {
            BindRequest request = link.waitForBind(TIME_TO_BIND.toMillis());
            if (behaviour.isFrozen()) {
                return;
            }
            int refusal = refusal(request);
            if (refusal == SMPPConstant.STAT_ESME_ROK) {
                accept(request, link);
            } else {
                refuse(request, refusal, link);
            }
        } catch (TimeoutException | IOException | PDUStringException | IllegalStateException e) {
            LOG.debug("A connection ended without a bind: {}", e.getMessage());
            link.close();
        }
    }

    private int refusal(BindRequest request) {
        if (behaviour.bindRefusal() != SMPPConstant.STAT_ESME_ROK) {
            return behaviour.bindRefusal();
        }
        if (options.systemId().filter(id -> !id.equals(request.getSystemId())).isPresent()) {
            return SMPPConstant.STAT_ESME_RINVSYSID;
        }
        boolean wrongPassword = options.password()
                .filter(word -> !word.equals(request.getPassword()))
                .isPresent();
        return wrongPassword ? SMPPConstant.STAT_ESME_RINVPASWD : SMPPConstant.STAT_ESME_ROK;
    }

    private void refuse(BindRequest request, int status, EsmeSession link) throws IOException {
        request.reject(status);
        events.bindRefused(request.getSystemId(), status);
        // Closing right after the response makes a jsmpp client miss it and wait for its whole bind timeout.
        timer.schedule(() -> welcomes.execute(link::close), TIME_TO_HANG_UP.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void accept(BindRequest request, EsmeSession link) throws IOException, PDUStringException {
        BoundEsme esme = new BoundEsme(link.getSessionId(), request.getSystemId(), request.getBindType());
        link.identify(esme);
        events.bound(esme);
        if (esme.receives()) {
            deliveries.attach(link);
        }
        request.accept(OUR_SYSTEM_ID, InterfaceVersion.IF_34);
        if (esme.receives()) {
            // Only now: a deliver_sm must not overtake the bind_resp.
            deliveries.startSendingTo(link);
        }
        if (!link.getSessionState().isBound()) {
            deliveries.detach(link);
        }
    }

    private void stateChanged(SessionState now, SessionState before, Object source) {
        if (now == SessionState.UNBOUND || now == SessionState.CLOSED) {
            leave((EsmeSession) source, now == SessionState.UNBOUND, before.isBound());
        }
    }

    private void leave(EsmeSession link, boolean withUnbind, boolean wasBound) {
        if (!withUnbind) {
            links.remove(link);
        }
        deliveries.detach(link);
        link.window().close();
        if (wasBound) {
            events.unbound(link.esme(), withUnbind || link.isLeaving());
        }
    }
}
