package ua.meterline.reading;

/**
 * The digits on the dial of a meter. Consumption is the difference of two of them.
 *
 * @param value 0 to 99,999: a dial has five digits
 */
public record RegisterValue(int value) {
    private static final int HIGHEST = 99_999;

    /** @throws IllegalArgumentException when a five-digit dial cannot show the value */
    public RegisterValue {
        if (value < 0 || value > HIGHEST) {
            throw new IllegalArgumentException("a register value lies between 0 and " + HIGHEST);
        }
    }
}
