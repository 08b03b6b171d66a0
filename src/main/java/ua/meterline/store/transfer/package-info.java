/**
 * Copies a whole database from SQLite to PostgreSQL, and back: table by table in chunks by key, resumable, and compared
 * row by row afterwards. It knows the schema, and no meaning of a table beyond what only one of the databases has.
 */
package ua.meterline.store.transfer;
