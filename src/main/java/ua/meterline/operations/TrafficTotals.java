package ua.meterline.operations;

/** Totals since the start, or between two reports. */
record TrafficTotals(
        long accepted,
        long duplicate,
        long rejected,
        long held,
        long redelivered,
        long rejectedDeliveries,
        long replied,
        long failed) {
    static final TrafficTotals NONE = new TrafficTotals(0, 0, 0, 0, 0, 0, 0, 0);

    TrafficTotals since(TrafficTotals earlier) {
        return new TrafficTotals(
                accepted - earlier.accepted,
                duplicate - earlier.duplicate,
                rejected - earlier.rejected,
                held - earlier.held,
                redelivered - earlier.redelivered,
                rejectedDeliveries - earlier.rejectedDeliveries,
                replied - earlier.replied,
                failed - earlier.failed);
    }

    /** Received messages, whatever their outcome. */
    long in() {
        return accepted + duplicate + rejected + held + redelivered + rejectedDeliveries;
    }
}
