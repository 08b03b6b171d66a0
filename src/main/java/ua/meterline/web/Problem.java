package ua.meterline.web;

/**
 * What a page says instead of its content: what is wrong, and what to do.
 *
 * @param title in the reader's language
 * @param advice in the reader's language
 */
public record Problem(int status, String title, String advice) {}
