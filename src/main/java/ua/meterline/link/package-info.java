/** The links to the SMSC: supervised for ever, and what their state and the store's say about our health. */
package ua.meterline.link;
