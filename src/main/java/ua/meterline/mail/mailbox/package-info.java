/**
 * Mail servers: fetches raw mails from a mailbox (IMAP) into the inbox folder, and sends replies (SMTP) from the
 * outbox. It does not know the content of mails.
 */
package ua.meterline.mail.mailbox;
