package ua.meterline.backoffice.review;

/**
 * Who works on a case.
 *
 * @param until when the claim ends by itself, a UTC text as in the database
 */
public record Claim(long messageId, String by, String until) {}
