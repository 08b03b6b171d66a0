/**
 * The domain: customer message, meter reading, account, billing period, outcome, and the decision between outcomes.
 * It knows the JDK alone: no Camel, SQL, SMPP or mail.
 */
package ua.meterline.reading;
