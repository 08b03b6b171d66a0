package ua.meterline.simulator;

import java.io.PrintWriter;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Prints a line per event. Under load the lines of messages are suppressed until the next {@link #summarize}, which
 * prints totals instead. Thread-safe.
 */
final class EventPrinter implements SimulatorListener {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int LINES_PER_PERIOD = 20;

    private final PrintWriter out;
    private final AtomicInteger messageLines = new AtomicInteger();

    EventPrinter(PrintWriter out) {
        this.out = out;
    }

    void line(String text) {
        synchronized (out) {
            out.println(LocalTime.now().format(CLOCK) + " " + text);
            out.flush();
        }
    }

    /** Begins a new period, with a line of totals if lines were suppressed in the last one. */
    void summarize(SmscSimulator smsc) {
        if (messageLines.getAndSet(0) > LINES_PER_PERIOD) {
            line(totals(smsc));
        }
    }

    static String totals(SmscSimulator smsc) {
        return smsc.counters() + ", queued " + smsc.queued() + ", bound "
                + smsc.bound().size();
    }

    @Override
    public void bound(BoundEsme esme) {
        line("bound " + esme);
    }

    @Override
    public void unbound(BoundEsme esme, boolean withUnbind) {
        line((withUnbind ? "unbound " : "lost ") + esme);
    }

    @Override
    public void bindRefused(String systemId, int commandStatus) {
        line("refused to bind '" + systemId + "': " + StatusText.show(commandStatus));
    }

    @Override
    public void delivered(Delivery delivery) {
        double millis = delivery.roundTripNanos() / 1e6;
        String what = delivery.repeat() ? "repeated" : "delivered";
        message(() -> "%s %s (%s, %.1f ms)"
                .formatted(what, delivery.message(), StatusText.show(delivery.commandStatus()), millis));
    }

    @Override
    public void deliveryFailed(MobileMessage message, DeliveryFailedException why) {
        message(() -> "no answer to " + message + " (" + why.getMessage() + ")");
    }

    @Override
    public void submitted(SubmittedMessage reply) {
        message(() -> "reply " + reply + (reply.answered() ? "" : " (left unanswered)"));
    }

    @Override
    public void submitRefused(BoundEsme esme, int commandStatus) {
        message(() -> "refused a reply of " + esme + ": " + StatusText.show(commandStatus));
    }

    private void message(Supplier<String> text) {
        if (messageLines.incrementAndGet() <= LINES_PER_PERIOD) {
            line(text.get());
        }
    }
}
