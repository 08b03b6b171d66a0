package ua.meterline.simulator;

import java.util.Objects;

/**
 * An SME address: type of number, numbering plan and the digits or letters (SMPP 3.4 sections 5.2.5, 5.2.6, 5.2.8).
 *
 * @param ton type of number: 0 unknown, 1 international, 5 alphanumeric, ...
 * @param npi numbering plan indicator: 0 unknown, 1 ISDN (E.164), ...
 * @param value at most 20 characters; may be empty
 */
public record Address(byte ton, byte npi, String value) {
    private static final int MAX_LENGTH = 20;
    private static final int SHORTEST_INTERNATIONAL = 11;
    private static final byte INTERNATIONAL = 1;

    public Address {
        Objects.requireNonNull(value, "value");
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("an address has at most " + MAX_LENGTH + " characters: " + value);
        }
    }

    /**
     * Chooses TON and NPI as operators usually do: letters are alphanumeric, long numbers international, others
     * unknown.
     */
    public static Address of(String value) {
        String digits = value.startsWith("+") ? value.substring(1) : value;
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Address((byte) 5, (byte) 0, value);
        }
        return new Address(digits.length() >= SHORTEST_INTERNATIONAL ? INTERNATIONAL : 0, (byte) 1, digits);
    }

    /** As people write it, and as the gateway stores it: an international number has a plus. */
    @Override
    public String toString() {
        return ton == INTERNATIONAL && !value.startsWith("+") ? "+" + value : value;
    }
}
