/**
 * The inbox folder: mails and lists lie in it as files, whoever put them there, and become messages. Knows neither mail
 * servers nor the store.
 */
package ua.meterline.inbox;
