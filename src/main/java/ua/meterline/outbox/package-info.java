/**
 * The outbox: replies wait in the database, are claimed, sent, and retried on a schedule. It knows the store and the
 * domain, and no wire format.
 */
package ua.meterline.outbox;
