package ua.meterline.inbox;

/**
 * A table that may be a list of readings.
 *
 * @param title what its file says about it outside of the table, such as the name of a sheet; may be empty
 * @param records the lines, which can be iterated several times
 */
record ListTable(String title, Iterable<ListRecord> records) {}
