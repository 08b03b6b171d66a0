package ua.meterline.simulator;

/** Enqueues typical messages at a steady rate, provided that {@link #catchUp()} is called every few milliseconds. */
final class LoadDriver {
    /** Above this backlog the ESME is unreachable; queueing more would exhaust memory. */
    private static final int LARGEST_BACKLOG = 100_000;

    private static final double NANOS = 1e9;

    private final SmscSimulator smsc;
    private final TypicalMessages messages;
    private final int perSecond;
    private long paidUntil = System.nanoTime();

    LoadDriver(SmscSimulator smsc, TypicalMessages messages, int perSecond) {
        this.smsc = smsc;
        this.messages = messages;
        this.perSecond = perSecond;
    }

    void catchUp() {
        long now = System.nanoTime();
        long due = (long) ((now - paidUntil) / NANOS * perSecond);
        paidUntil += (long) (due * NANOS / perSecond);
        for (long i = 0; i < due && smsc.queued() < LARGEST_BACKLOG; i++) {
            messages.next().forEach(smsc::enqueue);
        }
    }
}
