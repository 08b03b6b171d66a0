package ua.meterline.app;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

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
        new Thread(aside.task, name).start();
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
