package ua.meterline.demo;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SimulatorListener;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.simulator.SubmittedMessage;

/** Typed and invented messages of customers, and the replies to them. */
final class Conversation implements SimulatorListener, AutoCloseable {
    private static final String SPECTATOR = "380501112233";
    private static final Pattern DECISION = Pattern.compile("(accept|reject) +(\\d{1,18})");
    private static final long PACE_MILLIS = 1_000;
    private static final long SUMMARY_MILLIS = 10_500;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Conversation::daemon);
    private final InventedCustomers customers = new InventedCustomers();
    private final SmscSimulator smsc;
    private final String shortCode;
    private final SentAndReceived traffic;
    private final Screen screen;
    private final ReviewDesk reviews;
    private final Runnable quit;
    private boolean pausing;
    private boolean over;

    /** @param quit is run when a person types {@code quit} */
    Conversation(
            SmscSimulator smsc,
            String shortCode,
            SentAndReceived traffic,
            Screen screen,
            ReviewDesk reviews,
            Runnable quit) {
        this.smsc = smsc;
        this.shortCode = shortCode;
        this.traffic = traffic;
        this.screen = screen;
        this.reviews = reviews;
        this.quit = quit;
        smsc.addListener(traffic);
        smsc.addListener(this);
    }

    /**
     * @param sumUp is run periodically
     * @param input what is typed
     */
    void start(Runnable sumUp, TypedInput input) {
        clock.scheduleAtFixedRate(this::inventedMessage, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
        clock.scheduleAtFixedRate(sumUp, SUMMARY_MILLIS, SUMMARY_MILLIS, TimeUnit.MILLISECONDS);
        daemon(() -> input.read(this::typed, quit)).start();
    }

    private synchronized void inventedMessage() {
        if (!pausing) {
            InventedMessage message = customers.next();
            customers.before().ifPresent(reviews::load);
            send(message);
        }
    }

    private void typed(String line) {
        Matcher decision = DECISION.matcher(line.strip());
        if (decision.matches()) {
            long message = Long.parseLong(decision.group(2));
            if (decision.group(1).equals("accept")) {
                reviews.accept(message);
            } else {
                reviews.reject(message);
            }
            return;
        }
        switch (line.strip()) {
            case "quit", "exit" -> quit.run();
            case "help" -> help();
            default -> pauseOrSend(line);
        }
    }

    private void help() {
        screen.line("""
                0501234567 12345   a message: an account of ten digits, a blank, a reading of up to five
                                   (any other text is a message, too)
                Enter alone        pauses the customers, or continues
                accept N           accepts the reading of the held message N; reject N rejects it
                help               shows this
                quit               ends the demo with a summary, like Ctrl-C""");
        reviews.showCommands();
    }

    private synchronized void pauseOrSend(String line) {
        if (line.isEmpty()) {
            pausing = !pausing;
            screen.line(pausing ? "Paused; press Enter to continue." : "Continued.");
        } else {
            send(new InventedMessage(SPECTATOR, line, null, ""));
        }
    }

    private synchronized void send(InventedMessage message) {
        if (over) {
            return;
        }
        MobileMessage sms;
        try {
            sms = MobileMessage.of(message.sender(), shortCode, message.text());
        } catch (IllegalArgumentException e) {
            screen.line("Too long for one SMS: 254 octets, or 127 characters where some are Cyrillic.");
            return;
        }
        SentAndReceived.Kind kind = traffic.sends(message);
        String remark = message.remark().isEmpty() ? remark(kind) : message.remark();
        screen.message(message.sender(), shortCode, message.text(), remark);
        smsc.enqueue(sms);
    }

    private static String remark(SentAndReceived.Kind kind) {
        return switch (kind) {
            case NEW -> "";
            case REDELIVERY -> "the same text within minutes: deduplicated as a redelivery, no second reply";
            case AGAIN -> "the same text after more than ten minutes: a message of its own, answered again";
        };
    }

    @Override
    public void submitted(SubmittedMessage reply) {
        screen.reply(reply.source().value(), reply.destination().value(), reply.text());
    }

    /** No more messages; replies are still shown. */
    @Override
    public void close() {
        clock.shutdown();
        synchronized (this) {
            over = true;
        }
    }

    private static Thread daemon(Runnable action) {
        Thread thread = new Thread(action, "demo-conversation");
        thread.setDaemon(true);
        return thread;
    }
}
