/** The links to the SMSC: sessions kept bound for ever, PDUs checked before they are read, replies sent as fast as they are taken. */
package ua.meterline.link;
