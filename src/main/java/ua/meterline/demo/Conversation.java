package ua.meterline.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import ua.meterline.simulator.MobileMessage;
import ua.meterline.simulator.SimulatorListener;
import ua.meterline.simulator.SmscSimulator;
import ua.meterline.simulator.SubmittedMessage;

/** Typed and invented messages of customers, and the replies to them. */
final class Conversation implements SimulatorListener, AutoCloseable {
    private static final String SPECTATOR = "380501112233";
    private static final long PACE_MILLIS = 1_000;
    private static final long SUMMARY_MILLIS = 10_500;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Conversation::daemon);
    private final InventedCustomers customers = new InventedCustomers();
    private final SmscSimulator smsc;
    private final String shortCode;
    private final SentAndReceived traffic;
    private final Screen screen;
    private boolean pausing;
    private boolean over;

    Conversation(SmscSimulator smsc, String shortCode, SentAndReceived traffic, Screen screen) {
        this.smsc = smsc;
        this.shortCode = shortCode;
        this.traffic = traffic;
        this.screen = screen;
        smsc.addListener(traffic);
        smsc.addListener(this);
    }

    /** @param sumUp is run periodically */
    void start(Runnable sumUp) {
        clock.scheduleAtFixedRate(this::inventedMessage, 0, PACE_MILLIS, TimeUnit.MILLISECONDS);
        clock.scheduleAtFixedRate(sumUp, SUMMARY_MILLIS, SUMMARY_MILLIS, TimeUnit.MILLISECONDS);
        daemon(this::readInput).start();
    }

    private synchronized void inventedMessage() {
        if (!pausing) {
            send(customers.next());
        }
    }

    private void readInput() {
        try {
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                typed(line);
            }
        } catch (IOException e) {
            screen.line("Standard input is closed: " + e.getMessage());
        }
    }

    private synchronized void typed(String line) {
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
            screen.line("Too long for one SMS.");
            return;
        }
        boolean isNew = traffic.sends(message);
        String remark = isNew || !message.remark().isEmpty()
                ? message.remark()
                : "the same text within minutes: deduplicated as a redelivery, no second reply";
        screen.message(message.sender(), shortCode, message.text(), remark);
        smsc.enqueue(sms);
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
