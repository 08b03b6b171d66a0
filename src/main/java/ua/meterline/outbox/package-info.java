/** The outbox: replies wait in the database, are dispatched, and are tried again on a schedule. It knows no wire format. */
package ua.meterline.outbox;
