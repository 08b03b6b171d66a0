package ua.meterline.store;

import java.sql.SQLException;

/** The database's schema is not one that this program can use. The message is {@link SchemaState#description()}. */
public final class IncompatibleSchemaException extends SQLException {
    private static final long serialVersionUID = 1L;

    IncompatibleSchemaException(SchemaState state) {
        super(state.description());
    }
}
