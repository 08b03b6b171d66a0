package ua.meterline.app;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A task on a thread of its own. Closing waits until it has ended or failed. */
final class BackgroundTask implements AutoCloseable {
    /** May block, and may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private final FutureTask<Void> task;

    private BackgroundTask(Work work) {
        this.task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
    }

    /** @param name of the thread */
    static BackgroundTask begin(String name, Work work) {
        BackgroundTask aside = new BackgroundTask(work);
        Thread thread = new Thread(aside.task, name);
        thread.setDaemon(true);
        thread.start();
        return aside;
    }

    /** @throws Exception what the work threw */
    void await() throws Exception {
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Whether the work ended, well or not, within the timeout. Otherwise, it goes on. */
    boolean endsWithin(Duration timeout) {
        try {
            task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        try {
            task.get();
        } catch (ExecutionException e) {
            // await() has thrown it, or another failure is being thrown
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
