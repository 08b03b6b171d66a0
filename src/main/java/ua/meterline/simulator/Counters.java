package ua.meterline.simulator;

/**
 * What happened since the start, a snapshot.
 *
 * @param delivered deliver_sm answered with ESME_ROK, repetitions included
 * @param refused deliver_sm answered with another status
 * @param unanswered deliver_sm that got no answer, or could not be sent
 * @param repeated how many of the answered ones were deliberate repetitions
 * @param submitted submit_sm taken, answered or not
 * @param submitsRefused submit_sm answered with a negative status
 */
public record Counters(
        long delivered, long refused, long unanswered, long repeated, long submitted, long submitsRefused) {
    @Override
    public String toString() {
        return "delivered %d, refused %d, unanswered %d, repeated %d, replies %d, replies refused %d"
                .formatted(delivered, refused, unanswered, repeated, submitted, submitsRefused);
    }
}
