package ua.meterline.sms.codec;

/**
 * A decoded text.
 *
 * @param text without lone surrogates; U+FFFD stands for undecodable octets
 * @param whole whether the text represents all octets, so that they need not be stored
 */
public record DecodedText(String text, boolean whole) {}
