package ua.meterline.backoffice.reminders;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import ua.meterline.common.Progress;
import ua.meterline.store.BackgroundPace;

/** After each step, rests according to how long it took, so that pages and messages come first. For one thread. */
final class RestingProgress implements Progress {
    private final LongConsumer rest;
    private final Progress told;
    private long resumed = System.nanoTime();

    private RestingProgress(LongConsumer rest, Progress told) {
        this.rest = rest;
        this.told = told;
    }

    /** As long as it works. */
    static RestingProgress half(Progress told) {
        return new RestingProgress(since -> LockSupport.parkNanos(System.nanoTime() - since), told);
    }

    /** @param told of each step, before the rest */
    static RestingProgress at(BackgroundPace pace, Progress told) {
        return new RestingProgress(pace::rest, told);
    }

    @Override
    public void at(String what, long done) {
        told.at(what, done);
        rest.accept(resumed);
        resumed = System.nanoTime();
    }
}
