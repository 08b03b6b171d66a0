package ua.meterline.store.transfer;

/** A column that both databases have. */
record Column(String name, Type type) {
    /** The type on PostgreSQL. SQLite does not tell the integers apart. */
    enum Type {
        INTEGER("integer", "INTEGER"),
        BIGINT("bigint", "INTEGER"),
        TEXT("text", "TEXT"),
        BYTES("bytea", "BLOB");

        private final String onServer;
        private final String inFile;

        Type(String onServer, String inFile) {
            this.onServer = onServer;
            this.inFile = inFile;
        }

        boolean isNumber() {
            return this == INTEGER || this == BIGINT;
        }

        /** Whether values of the one are values of the other. */
        static boolean match(String onServer, String inFile) {
            for (Type type : values()) {
                if (type.onServer.equals(onServer) && type.inFile.equals(inFile)) {
                    return true;
                }
            }
            return false;
        }

        static Type of(String onServer) {
            for (Type type : values()) {
                if (type.onServer.equals(onServer)) {
                    return type;
                }
            }
            throw new IllegalArgumentException("no column is of the type " + onServer);
        }
    }
}
