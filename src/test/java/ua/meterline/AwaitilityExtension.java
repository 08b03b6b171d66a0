package ua.meterline;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import ua.meterline.fixture.Deadline;

/**
 * Test classes run in parallel, on machines that are busy: a thread that dies in one of them must not fail the {@code
 * await()} of another, and Awaitility's ten seconds are few.
 */
public final class AwaitilityExtension implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(Deadline.LENGTH);
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }
}
