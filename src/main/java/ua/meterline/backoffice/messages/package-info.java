/** Finds messages, tells the whole story of one, and resends its reply. For the console. */
package ua.meterline.backoffice.messages;
