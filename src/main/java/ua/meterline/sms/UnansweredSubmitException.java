package ua.meterline.sms;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** No response to a submit_sm came in time. It may still come while the session lasts. */
public final class UnansweredSubmitException extends TimeoutException {
    private static final long serialVersionUID = 1L;

    private final transient CompletableFuture<String> lateAnswer;

    /** @param lateAnswer as of a response in time; it may never complete */
    public UnansweredSubmitException(CompletableFuture<String> lateAnswer) {
        super("no response to the submit_sm in time");
        this.lateAnswer = lateAnswer;
    }

    public CompletableFuture<String> lateAnswer() {
        return lateAnswer;
    }
}
