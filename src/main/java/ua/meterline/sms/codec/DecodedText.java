package ua.meterline.sms.codec;

/**
 * What octets say.
 *
 * @param text without lone surrogates; U+FFFD stands for what means nothing
 * @param whole whether the text holds all of the octets, so that they need not be kept
 */
public record DecodedText(String text, boolean whole) {}
