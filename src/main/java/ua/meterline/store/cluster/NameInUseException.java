package ua.meterline.store.cluster;

import java.sql.SQLException;

/** Another node of the same name is running on the database. */
public final class NameInUseException extends SQLException {
    private static final long serialVersionUID = 1L;

    NameInUseException(String name) {
        super("another node named " + name + " is running on this database; give each node a name of its own by"
                + " meterline.node");
    }
}
