package ua.meterline.store;

import java.util.Map;

/** What a session on a PostgreSQL server is for, and the settings that only this use needs. */
enum SessionUse {
    /**
     * Transactions of messages: each statement finds a few rows by an index. The server keeps the plan of a prepared
     * statement until a table is analyzed. On a table that is still small, it would plan to read all of it, and go on
     * with that plan while the table grows, or for an account of a registry that is imported later. And it would plan
     * some statements again for each small group, which takes longer than to execute them.
     */
    MESSAGES(Map.of(
            "enable_seqscan", "off",
            "enable_hashjoin", "off",
            "enable_mergejoin", "off",
            "plan_cache_mode", "force_generic_plan")),
    WRITES(Map.of()),
    /** Transactions that cannot write, not even by mistake. */
    READS(Map.of("default_transaction_read_only", "on"));

    private final Map<String, String> settings;

    SessionUse(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Parameters of the server by name. */
    Map<String, String> settings() {
        return settings;
    }
}
