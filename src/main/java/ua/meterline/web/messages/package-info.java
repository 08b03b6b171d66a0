/** Search of messages, the whole story of one, and all of an account. */
package ua.meterline.web.messages;
