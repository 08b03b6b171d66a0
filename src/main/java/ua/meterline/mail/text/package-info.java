/**
 * Finds accounts and readings in the text of a letter. It knows the domain, and neither MIME nor mail servers.
 */
package ua.meterline.mail.text;
