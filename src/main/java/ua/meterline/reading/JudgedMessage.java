package ua.meterline.reading;

/**
 * A message and what it would become, judged by its text alone. What the store knows already (a redelivery, the same
 * reading handed in before) may still change it.
 */
public record JudgedMessage(CustomerMessage message, ReadingOutcome outcome) {}
