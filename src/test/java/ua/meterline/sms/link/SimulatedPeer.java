package ua.meterline.sms.link;

import java.util.ArrayDeque;
import java.util.Deque;

/** A peer with a rate limit and a sender with a window that always has messages, on a simulated clock. */
final class SimulatedPeer {
    private static final double NANOS = 1e9;
    static final int WINDOW = 32;

    private record Response(long at, long departure, boolean accepted) {}

    /** The traffic within an interval. */
    record Traffic(double seconds, int departed, int accepted) {
        double acceptedPerSecond() {
            return accepted / seconds;
        }

        int throttled() {
            return departed - accepted;
        }

        double shareThrottled() {
            return throttled() / (double) departed;
        }
    }

    private final AdaptiveRate rate;
    private final Deque<Response> responses = new ArrayDeque<>();
    private long now;
    private long lastDeparture;
    private long roundTrip;
    private double perSecond;
    private double burst;
    private double tokens;
    private long filledAt;

    SimulatedPeer(AdaptiveRate rate) {
        this.rate = rate;
    }

    SimulatedPeer roundTripMillis(int millis) {
        roundTrip = millis * 1_000_000L;
        return this;
    }

    /** @param most the burst that is accepted */
    SimulatedPeer limit(double limit, double most) {
        perSecond = limit;
        burst = limit == 0 ? 0 : Math.max(1, most);
        tokens = burst;
        return this;
    }

    Traffic run(int seconds) {
        long end = now + (long) (seconds * NANOS);
        int departed = 0;
        int accepted = 0;
        for (; now < end; departed++) {
            awaitDeparture();
            boolean accepts = accepts();
            accepted += accepts ? 1 : 0;
            responses.add(new Response(now + roundTrip, rate.departed(), accepts));
            lastDeparture = now;
        }
        return new Traffic(seconds, departed, accepted);
    }

    private void awaitDeparture() {
        if (responses.size() == WINDOW) {
            now = Math.max(now, responses.getFirst().at());
        }
        handleResponses();
        now = Math.max(now, lastDeparture + (long) (NANOS / rate.perSecond()));
        handleResponses();
    }

    private void handleResponses() {
        while (!responses.isEmpty() && responses.getFirst().at() <= now) {
            Response response = responses.removeFirst();
            if (response.accepted()) {
                rate.accepted(true, response.at());
            } else {
                rate.throttled(response.departure(), response.at());
            }
        }
    }

    private boolean accepts() {
        tokens = Math.min(burst, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
