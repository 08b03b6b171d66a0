package ua.meterline.simulator;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.SMPPConstant;

/** Store and forward: keeps a message until an ESME accepts it or rejects it permanently. Thread-safe. */
final class MessageStore {
    /** Retryable statuses; any other negative status ends the attempts. */
    private static final Set<Integer> RETRYABLE = Set.of(
            SMPPConstant.STAT_ESME_RSYSERR,
            SMPPConstant.STAT_ESME_RMSGQFUL,
            SMPPConstant.STAT_ESME_RTHROTTLED,
            SMPPConstant.STAT_ESME_RX_T_APPN);

    private final DeliveryQueue queue;
    private final SimulatorListener events;
    private final ScheduledExecutorService timer;
    private final Duration redeliveryDelay;
    private final AtomicInteger unsettled = new AtomicInteger();

    MessageStore(
            DeliveryQueue queue, SimulatorListener events, ScheduledExecutorService timer, Duration redeliveryDelay) {
        this.queue = queue;
        this.events = events;
        this.timer = timer;
        this.redeliveryDelay = redeliveryDelay;
    }

    void add(MobileMessage message) {
        add(message, false);
    }

    void add(MobileMessage message, boolean asDataSm) {
        unsettled.incrementAndGet();
        queue.offer(new Stored(message, asDataSm));
    }

    int size() {
        return unsettled.get();
    }

    private void settle(Delivery delivery) {
        events.settled(delivery);
        unsettled.decrementAndGet();
    }

    private void later(Stored stored) {
        try {
            timer.schedule(() -> queue.offer(stored), redeliveryDelay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closing) {
            // The SMSC is closed.
            return;
        }
    }

    private final class Stored implements Transmission {
        private final MobileMessage message;
        private final boolean asDataSm;

        Stored(MobileMessage message, boolean asDataSm) {
            this.message = message;
            this.asDataSm = asDataSm;
        }

        @Override
        public boolean isDataSm() {
            return asDataSm;
        }

        @Override
        public MobileMessage message() {
            return message;
        }

        @Override
        public boolean waitsForReceiver() {
            return true;
        }

        @Override
        public boolean isRepeat() {
            return false;
        }

        @Override
        public void answered(Delivery delivery) {
            if (RETRYABLE.contains(delivery.commandStatus())) {
                later(this);
            } else {
                settle(delivery);
            }
        }

        @Override
        public void failed(DeliveryFailedException why) {
            switch (why.reason()) {
                case LINK_LOST, NO_RECEIVER -> queue.offer(this);
                case NO_ANSWER -> later(this);
                case UNSENDABLE -> settle(new Delivery(message, SMPPConstant.STAT_ESME_RINVMSGLEN, 0, false));
            }
        }
    }
}
