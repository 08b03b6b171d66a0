/**
 * The structure of a mail (RFC 5322, RFC 2045): its header, its texts and its attachments, within limits. It knows
 * nothing of readings.
 */
package ua.meterline.mail.mime;
