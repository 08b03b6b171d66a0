/**
 * Delivery receipts: reads them and finds the reply that each one belongs to. It knows the outbox and the store, and
 * no session.
 */
package ua.meterline.sms.receipt;
