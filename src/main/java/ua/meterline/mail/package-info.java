/**
 * The e-mail edge: what a customer's mail says, and what is answered. Knows {@code reading}, but neither the store nor
 * another edge.
 */
package ua.meterline.mail;
