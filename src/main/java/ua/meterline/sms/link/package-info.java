/**
 * The links to the SMSC and the {@code smpp} component: sessions that are bound again for ever, validation of PDUs
 * before jsmpp reads them, rate and window of replies. It knows what a PDU is, and not what a message means.
 */
package ua.meterline.sms.link;
