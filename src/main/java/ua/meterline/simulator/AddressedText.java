package ua.meterline.simulator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message as it is typed: {@code +380671112233: 0501234567 12345}, or the text alone, of the usual sender. */
record AddressedText(String sender, String text) {
    private static final Pattern FROM_SOMEBODY = Pattern.compile("(\\+?\\d{3,15}):\\s?(.*)");

    static AddressedText of(String line, String usualSender) {
        Matcher fromSomebody = FROM_SOMEBODY.matcher(line.strip());
        return fromSomebody.matches()
                ? new AddressedText(fromSomebody.group(1), fromSomebody.group(2))
                : new AddressedText(usualSender, line);
    }
}
