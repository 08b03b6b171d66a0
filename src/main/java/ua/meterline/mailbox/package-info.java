/** The edge to mail servers: takes raw mails out of a mailbox (IMAP) and sends answers (SMTP). What a mail means is read elsewhere. */
package ua.meterline.mailbox;
