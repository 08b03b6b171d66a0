/**
 * The e-mail edge: turns a mail in the inbox folder into messages. A letter is a mail with what was read from it: its
 * readings, the rows of attached lists, and the rest. It knows the inbox and the domain, and no other edge.
 */
package ua.meterline.mail;
