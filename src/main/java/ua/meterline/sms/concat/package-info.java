/**
 * Concatenated messages: which segments belong together, when a message is complete, and what happens to one that
 * never is. It knows neither sessions nor PDUs.
 */
package ua.meterline.sms.concat;
