package ua.meterline.simulator;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The command line options for faults and special behaviour of the SMSC. */
final class BehaviourOptions {
    @Option(names = "--throttle", paramLabel = "N", description = "Reject replies above N per second with 0x58.")
    private int throttle;

    @Option(
            names = "--refuse-submits",
            paramLabel = "STATUS",
            converter = StatusText.class,
            description = "Reject replies with this command_status, for example 0x14.")
    private int refusal;

    @Option(names = "--silent", description = "Send no submit_sm_resp.")
    private boolean silent;

    @Option(
            names = "--answer-after",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "Delay each submit_sm_resp by this time.")
    private Duration answerAfter = Duration.ZERO;

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

    @Option(names = "--redeliver", paramLabel = "PERCENT", description = "Deliver this share of the messages twice.")
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

    /** @throws IllegalArgumentException if an option has an invalid value */
    void applyTo(Behaviour behaviour) {
        if (throttle < 0) {
            throw new IllegalArgumentException("throttle must be at least 0");
        }
        behaviour.throttleSubmits(throttle);
        behaviour.refuseSubmits(refusal);
        behaviour.silentOnSubmits(silent);
        behaviour.answerSubmitsAfter(answerAfter);
        behaviour.messageIds(IdFormat.of(messageIds)
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + messageIds + "' is not hex, upper, dec or padded")));
        behaviour.receipts(ReceiptPlan.parse(receipts));
        behaviour.redeliver(Redelivery.ofPercent(redeliver));
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
