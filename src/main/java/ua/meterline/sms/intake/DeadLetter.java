package ua.meterline.sms.intake;

/**
 * The content of a record that cannot be stored.
 *
 * @param reason in words of the program, without what a customer wrote
 */
public record DeadLetter(String reason) {}
