package ua.meterline.observe;

/** What happened since the start, or between two looks. */
record Totals(
        long accepted,
        long duplicate,
        long rejected,
        long held,
        long redelivered,
        long refused,
        long replied,
        long failed) {
    static final Totals NONE = new Totals(0, 0, 0, 0, 0, 0, 0, 0);

    Totals since(Totals earlier) {
        return new Totals(
                accepted - earlier.accepted,
                duplicate - earlier.duplicate,
                rejected - earlier.rejected,
                held - earlier.held,
                redelivered - earlier.redelivered,
                refused - earlier.refused,
                replied - earlier.replied,
                failed - earlier.failed);
    }

    /** Messages that came in, whatever became of them. */
    long in() {
        return accepted + duplicate + rejected + held + redelivered + refused;
    }
}
