package ua.meterline.operations;

import java.time.InstantSource;
import java.util.Map;
import ua.meterline.store.UtcTime;

/** The times of the rows in {@code message_mark}. Immutable. */
public final class MessageMarks {
    private final InstantSource clock;

    /** @param clock of the times at which messages are received */
    public MessageMarks(InstantSource clock) {
        this.clock = clock;
    }

    /** The parameters of {@code insert-message-mark.sql}. Asked within the transaction: what was stored came before. */
    public Map<String, Object> now() {
        return Map.of("now", UtcTime.format(clock.instant()));
    }
}
