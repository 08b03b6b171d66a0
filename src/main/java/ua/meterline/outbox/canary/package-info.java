/** Measures the way of an SMS through the SMSC, by messages that the gateway sends to itself. */
package ua.meterline.outbox.canary;
