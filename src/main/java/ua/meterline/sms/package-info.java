/** The SMS edge: SMPP messages in and out, and nothing of the domain's rules. */
package ua.meterline.sms;
