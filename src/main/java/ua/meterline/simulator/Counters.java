package ua.meterline.simulator;

/**
 * Counters since the start, a snapshot.
 *
 * @param delivered deliver_sm acknowledged with ESME_ROK, repetitions included
 * @param refused deliver_sm rejected with another status
 * @param unanswered deliver_sm without a response, or that could not be sent
 * @param repeated deliberate repetitions among those with a response
 * @param submitted submit_sm accepted, with or without a response
 * @param submitsRefused submit_sm rejected
 */
public record Counters(
        long delivered, long refused, long unanswered, long repeated, long submitted, long submitsRefused) {
    @Override
    public String toString() {
        return "delivered %d, refused %d, unanswered %d, repeated %d, replies %d, replies refused %d"
                .formatted(delivered, refused, unanswered, repeated, submitted, submitsRefused);
    }
}
