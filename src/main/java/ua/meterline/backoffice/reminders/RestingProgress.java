package ua.meterline.backoffice.reminders;

import java.util.concurrent.locks.LockSupport;
import ua.meterline.common.Progress;

/** After each step, rests for some times as long as it took, so that pages and messages come first. For one thread. */
final class RestingProgress implements Progress {
    private final int rest;
    private final Progress told;
    private long resumed = System.nanoTime();

    /**
     * @param rest how many times as long as it works
     * @param told of each step, before the rest
     */
    RestingProgress(int rest, Progress told) {
        this.rest = rest;
        this.told = told;
    }

    @Override
    public void at(String what, long done) {
        told.at(what, done);
        LockSupport.parkNanos(rest * (System.nanoTime() - resumed));
        resumed = System.nanoTime();
    }
}
