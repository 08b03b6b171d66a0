/**
 * Replies by mail: whether a mail may be answered (RFC 3834), the text of the reply in its language, and the
 * finished message. It knows the outbox and the store.
 */
package ua.meterline.mail.reply;
