/**
 * Explains every number of a customer's text: what it is, and which of them are an account and its reading. Used for
 * letters and for SMS. It knows the domain alone.
 */
package ua.meterline.reading.text;
