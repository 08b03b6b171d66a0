/**
 * The e-mail edge: turns a mail in the inbox folder into messages. It knows the inbox and the domain, and no other
 * edge.
 */
package ua.meterline.mail;
