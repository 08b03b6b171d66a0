package ua.meterline.sms.link;

import java.util.ArrayDeque;
import java.util.Deque;

/** Somebody who takes so many a second, and a sender that always has something to send, on a clock of their own. */
final class SimulatedPeer {
    private static final double NANOS = 1e9;

    private record Answer(long at, long departure, boolean taken) {}

    /** What happened in a stretch of time. */
    record Traffic(double seconds, int departed, int taken) {
        double takenPerSecond() {
            return taken / seconds;
        }

        double shareRefused() {
            return (departed - taken) / (double) departed;
        }
    }

    private final AdaptiveRate rate;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private long now;
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

    /** @param most how many may come at once */
    SimulatedPeer limit(double limit, double most) {
        perSecond = limit;
        burst = limit == 0 ? 0 : Math.max(1, most);
        tokens = burst;
        return this;
    }

    Traffic run(int seconds) {
        long end = now + (long) (seconds * NANOS);
        int departed = 0;
        int taken = 0;
        for (; now < end; departed++) {
            hearAnswers();
            boolean takes = takes();
            taken += takes ? 1 : 0;
            answers.add(new Answer(now + roundTrip, rate.departed(), takes));
            now += (long) (NANOS / rate.perSecond());
        }
        return new Traffic(seconds, departed, taken);
    }

    private void hearAnswers() {
        while (!answers.isEmpty() && answers.getFirst().at() <= now) {
            Answer answer = answers.removeFirst();
            if (answer.taken()) {
                rate.accepted(true, answer.at());
            } else {
                rate.throttled(answer.departure(), answer.at());
            }
        }
    }

    private boolean takes() {
        tokens = Math.min(burst, tokens + (now - filledAt) / NANOS * perSecond);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
