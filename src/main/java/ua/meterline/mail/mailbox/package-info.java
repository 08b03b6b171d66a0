/**
 * Mail servers: takes raw mails out of a mailbox (IMAP) and sends replies (SMTP). It knows the inbox folder and the
 * outbox, and not what a mail says.
 */
package ua.meterline.mail.mailbox;
