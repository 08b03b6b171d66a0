/**
 * The store: schema, connections, transactions and group commit over SQLite, and the rows of messages and readings.
 * It knows the domain; it knows no channel (SMPP, mail, files) and no reply queue.
 */
package ua.meterline.store;
