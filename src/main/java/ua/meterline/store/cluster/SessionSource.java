package ua.meterline.store.cluster;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections of their own to the database, beside the pools. */
@FunctionalInterface
public interface SessionSource {
    Connection connect() throws SQLException;
}
