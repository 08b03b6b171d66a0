package ua.meterline.simulator;

import java.time.Duration;
import picocli.CommandLine.Option;

/** The part of the command line that makes the SMSC misbehave from the start. */
final class BehaviourOptions {
    @Option(names = "--throttle", paramLabel = "N", description = "Refuse replies above N a second with 0x58.")
    private int throttle;

    @Option(
            names = "--refuse-submits",
            paramLabel = "STATUS",
            converter = StatusText.class,
            description = "Refuse replies with this command_status, for example 0x14.")
    private int refusal;

    @Option(names = "--silent", description = "Take replies without answering.")
    private boolean silent;

    @Option(
            names = "--answer-after",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "Answer replies so much later.")
    private Duration answerAfter = Duration.ZERO;

    @Option(
            names = "--message-ids",
            paramLabel = "FORMAT",
            description = "Write the ids of replies so: hex (default), upper, dec, padded.")
    private String messageIds = "hex";

    @Option(
            names = "--receipts",
            paramLabel = "PLAN",
            description = {
                "What receipts are like, for whoever asks for them: ids as above, state and error, delay, and"
                        + " data_sm, tlv or malformed; for example dec,UNDELIV:069,500ms."
            })
    private String receipts = "hex";

    @Option(names = "--redeliver", paramLabel = "PERCENT", description = "Deliver so many of the messages twice.")
    private int redeliver;

    @Option(
            names = "--drop-every",
            paramLabel = "DURATION",
            converter = DurationText.class,
            description = "Cut all links so often: 500ms, 30s, 10m, 2h.")
    private Duration dropEvery;

    /** @throws IllegalArgumentException if the share to redeliver is none, or a format or plan cannot be understood */
    void applyTo(Behaviour behaviour) {
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
}
