package ua.meterline.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jsmpp.extra.SessionState.BOUND_RX;
import static org.jsmpp.extra.SessionState.BOUND_TX;
import static org.jsmpp.extra.SessionState.CLOSED;
import static org.jsmpp.extra.SessionState.OPEN;
import static org.jsmpp.extra.SessionState.UNBOUND;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;
import org.jsmpp.extra.SessionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkStateTest {
    private final LinkState state = new LinkState("receiver", Duration.ofSeconds(10));
    private Thread waiting;

    @AfterEach
    void letGo() {
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    /** It throws so that camel-smpp's own listener, which calls it, does not go on to reconnect. */
    private void close(SessionState from) {
        assertThatThrownBy(() -> state.onStateChange(CLOSED, from, null))
                .hasMessage("reconnecting is left to the supervisor");
    }

    @Test
    void isBoundFromTheBindToTheLoss() {
        assertThat(state.isBound()).isFalse();
        state.onStateChange(OPEN, CLOSED, null);
        assertThat(state.isBound()).isFalse();
        state.onStateChange(BOUND_RX, OPEN, null);
        assertThat(state.isBound()).isTrue();
        close(BOUND_RX);
        assertThat(state.isBound()).isFalse();
        assertThat(state.name()).isEqualTo("receiver");
    }

    @Test
    void tellsWhoWaitsForALossThatWasBefore() throws Exception {
        state.onStateChange(BOUND_TX, OPEN, null);
        state.onStateChange(UNBOUND, BOUND_TX, null);

        loss().get(10, TimeUnit.SECONDS);
    }

    @Test
    void countsUnbindAndCloseAsOneLoss() throws Exception {
        state.onStateChange(BOUND_TX, OPEN, null);
        state.onStateChange(UNBOUND, BOUND_TX, null);
        close(UNBOUND);
        loss().get(10, TimeUnit.SECONDS);

        assertNoLoss();
    }

    @Test
    void doesNotTakeASessionThatNeverWasBoundForALoss() {
        state.onStateChange(OPEN, CLOSED, null);
        close(OPEN);

        assertNoLoss();
    }

    @Test
    void forgetsALossWhenReset() {
        state.onStateChange(BOUND_RX, OPEN, null);
        close(BOUND_RX);
        state.reset();

        assertNoLoss();
    }

    private void assertNoLoss() {
        Assertions.assertThatThrownBy(() -> loss().get(50, TimeUnit.MILLISECONDS))
                .isInstanceOf(TimeoutException.class);
    }

    private CompletableFuture<Void> loss() {
        CompletableFuture<Void> lost = new CompletableFuture<>();
        waiting = new Thread(() -> {
            try {
                state.awaitLoss();
                lost.complete(null);
            } catch (InterruptedException e) {
                lost.completeExceptionally(new CompletionException(e));
            }
        });
        waiting.start();
        return lost;
    }
}
