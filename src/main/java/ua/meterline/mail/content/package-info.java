/**
 * What a reader sees of a mail: its text, from plain text and HTML, and its attached lists. It knows the structure of
 * mails (mail/mime), not readings.
 */
package ua.meterline.mail.content;
