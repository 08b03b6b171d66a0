package ua.meterline.simulator;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The command line options for faults and special behaviour of the SMSC. */
final class BehaviourOptions {
    @Option(
            names = "--throttle",
            paramLabel = "N",
            converter = WholeNumber.PerSecond.class,
            description = "Reject replies above N per second with 0x58.")
    private int throttle;

    @Option(
            names = "--refuse-submits",
            paramLabel = "STATUS",
            converter = StatusText.class,
            description = "Reject replies with this command_status, for example 0x14 or ESME_RMSGQFUL.")
    private int refusal;

    @Option(names = "--silent", description = "Send no submit_sm_resp.")
    private boolean silent;

    @Option(
            names = "--answer-after",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "Delay each submit_sm_resp by this time.")
    private Duration answerAfter;

    @Option(
            names = "--message-ids",
            paramLabel = "FORMAT",
            description = "Format of message ids: hex, upper, dec or padded. Default: hex.")
    private String messageIds = "hex";

    @Option(
            names = "--receipts",
            paramLabel = "PLAN",
            description = {
                "Contents of delivery receipts, where they are requested: a format of ids as above, state and error, "
                        + "delay, and data_sm, tlv or malformed; for example dec,UNDELIV:069,500ms."
            })
    private String receipts = "hex";

    @Option(
            names = "--redeliver",
            paramLabel = "PERCENT",
            converter = WholeNumber.Percent.class,
            description = "Deliver this share of the messages twice.")
    private int redeliver;

    @Option(
            names = "--drop-every",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "Drop all links at this interval: 500ms, 30s, 10m, 2h.")
    private Duration dropEvery;

    @Option(
            names = "--broken-every",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "Send a malformed PDU at this interval, cycling through the kinds.")
    private Duration brokenEvery;

    /**
     * @param duration of the run; {@code null} without limit
     * @throws IllegalArgumentException if an option has an invalid value, or no effect beside another
     */
    void applyTo(Behaviour behaviour, Duration duration) {
        refuseContradictions();
        refuseWhatNeverHappens("--drop-every", dropEvery, duration);
        refuseWhatNeverHappens("--broken-every", brokenEvery, duration);
        behaviour.throttleSubmits(throttle);
        behaviour.refuseSubmits(refusal);
        behaviour.silentOnSubmits(silent);
        behaviour.answerSubmitsAfter(answerAfter == null ? Duration.ZERO : answerAfter);
        behaviour.messageIds(IdFormat.of(messageIds)
                .orElseThrow(() -> new IllegalArgumentException(
                        "--message-ids: '" + messageIds + "' is not hex, upper, dec or padded")));
        behaviour.receipts(ReceiptPlan.parse(receipts));
        behaviour.redeliver(Redelivery.ofPercent(redeliver));
    }

    private void refuseContradictions() {
        if (silent && (refusal != 0 || throttle != 0 || answerAfter != null)) {
            throw new IllegalArgumentException("--silent sends no submit_sm_resp, so that --refuse-submits, --throttle"
                    + " and --answer-after have no effect; leave out one or the other");
        }
        if (refusal != 0 && throttle != 0) {
            throw new IllegalArgumentException("--refuse-submits rejects every reply, so that --throttle has no effect;"
                    + " leave out one of them");
        }
    }

    private static void refuseWhatNeverHappens(String option, Duration period, Duration duration) {
        if (period != null && duration != null && period.compareTo(duration) >= 0) {
            throw new IllegalArgumentException("%s %s: the run ends before that, after --for %s"
                    .formatted(option, DurationText.show(period), DurationText.show(duration)));
        }
    }

    /** {@code null} for never. */
    Duration dropEvery() {
        return dropEvery;
    }

    /** {@code null} for never. */
    Duration brokenEvery() {
        return brokenEvery;
    }
}
