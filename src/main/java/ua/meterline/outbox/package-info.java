/**
 * The outbox: replies, and notices that answer no message, are stored as pending, claimed, sent, and retried on a
 * schedule. It knows the store and the domain, and no wire format.
 */
package ua.meterline.outbox;
