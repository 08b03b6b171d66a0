/**
 * The languages of customers: which one a message is in, and texts for customers in several of them. It knows the JDK
 * alone.
 */
package ua.meterline.reading.language;
