package ua.meterline.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How the gateway is, and what waits. Times are null where there is none.
 *
 * @param state of the gateway
 * @param database {@code writing}, {@code not writing}, or null when no gateway tells
 * @param links the state of each link by its name; empty when no gateway tells
 * @param waiting what waits, by name
 * @param lastMessage when the last message came
 * @param lastChannel by which channel it came
 * @param today messages of this day by channel and outcome
 * @param failures replies to messages of the last 24 hours that failed, by channel and reason
 * @param lastBatch the last export, or null
 * @param extended a window that is extended after a downtime and not over yet, or null
 */
public record GatewayStatus(
        State state,
        String database,
        Map<String, String> links,
        Map<String, Waiting> waiting,
        Instant lastMessage,
        String lastChannel,
        List<Count> today,
        List<Count> failures,
        Batch lastBatch,
        Window extended) {
    /** Whether there is a gateway. */
    public enum State {
        READY("ready"),
        NOT_READY("not ready"),
        STOPPING("stopping"),
        /** It holds its lock, and no HTTP server answers. */
        SILENT("running, but its HTTP server does not answer"),
        /** It holds its lock, and has no HTTP port that is known. */
        RUNNING("running; links unknown, because meterline.http.port is 0"),
        STOPPED("not running");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** How many of something wait, and since when the oldest. */
    public record Waiting(long count, Instant oldest) {}

    /** How many of a channel with an outcome or a reason. */
    public record Count(String channel, String what, long count) {}

    /** An export. */
    public record Batch(long id, Instant at) {}

    /** The window of a period, and the moment at which it is over. */
    public record Window(String period, Instant until) {}
}
