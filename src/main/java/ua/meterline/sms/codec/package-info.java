/**
 * Alphabets and data codings: from the octets of a short message to its text. It knows neither sessions nor routes.
 */
package ua.meterline.sms.codec;
