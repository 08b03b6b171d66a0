/**
 * The store: schema, connections, transactions and group commit over SQLite. It knows the domain; it knows neither SMPP nor mail.
 */
package ua.meterline.store;
