package ua.meterline.backoffice.review;

import ua.meterline.store.Sql;

/** In which order the queue is worked off. */
public enum QueueOrder {
    OLDEST("select-queue-oldest"),
    /** Those first whose value is farthest from the reading before. */
    STAKE("select-queue-stake");

    private final Sql sql;

    QueueOrder(String statement) {
        sql = Sql.named(statement);
    }

    Sql sql() {
        return sql;
    }
}
