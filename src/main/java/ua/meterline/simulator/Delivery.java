package ua.meterline.simulator;

/**
 * A deliver_sm with its response.
 *
 * @param commandStatus command_status of the deliver_sm_resp or generic_nack, 0 is ESME_ROK (SMPP 3.4 section 5.1.3)
 * @param roundTripNanos from just before the PDU was written until its response was read
 * @param repeat whether this was a deliberate repetition, see {@link Redelivery}
 */
public record Delivery(MobileMessage message, int commandStatus, long roundTripNanos, boolean repeat) {
    public boolean accepted() {
        return commandStatus == 0;
    }
}
