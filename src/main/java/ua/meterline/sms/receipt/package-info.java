/** Delivery receipts: reads them and finds the reply of each. It knows the outbox and the store, and no session. */
package ua.meterline.sms.receipt;
