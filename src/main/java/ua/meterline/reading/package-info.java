/**
 * The domain: what a customer's message is, what a meter reading is, and what becomes of it. Nothing here knows SMPP,
 * SQL, e-mail or Camel.
 */
package ua.meterline.reading;
