package ua.meterline.app;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes parts in the reverse order of their start; a step that fails does not prevent the next. */
final class Teardown implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Teardown.class);

    private record Step(String name, AutoCloseable action) {}

    private final Deque<Step> steps = new ArrayDeque<>();

    /** @param name for the log line, should it fail */
    <T extends AutoCloseable> T add(String name, T action) {
        steps.push(new Step(name, action));
        return action;
    }

    @Override
    public void close() {
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            try {
                step.action.close();
            } catch (Exception | Error e) { // an Error, too, such as of a class whose jar was replaced meanwhile
                LOG.warn("Stopping: {}: {}", step.name, e.toString());
            }
        }
    }
}
