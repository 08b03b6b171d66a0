package ua.meterline.reading;

/**
 * A message with its final outcome and its answer: one row in {@code message}, one in {@code reply}, and one in
 * {@code reading} when accepted, or in {@code held_reading} when held.
 *
 * @param id the message's id
 */
public record Decision(long id, CustomerMessage message, ReadingOutcome outcome, String replyText) {}
