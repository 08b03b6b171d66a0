/**
 * The SMPP edge: messages and delivery receipts in, replies out. It knows the domain, the outbox and the store; it
 * knows no other edge and none of the rules that judge a reading.
 */
package ua.meterline.sms;
