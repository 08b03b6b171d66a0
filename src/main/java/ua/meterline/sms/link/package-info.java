/**
 * The links to the SMSC and the {@code smpp} component, {@link ua.meterline.sms.link.LinkComponent}: sessions that
 * are rebound for ever, validation of PDUs before jsmpp parses them, rate limit and window of submits. It knows what
 * a PDU is, and not what a message means.
 */
package ua.meterline.sms.link;
