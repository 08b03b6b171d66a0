package ua.meterline.reading;

/**
 * A customer's account: ten ASCII digits, leading zeros included.
 *
 * @param digits the number as it is printed on the bill
 */
public record AccountNumber(String digits) {
    /** Digits of an account number. */
    static final int LENGTH = 10;

    /** @throws IllegalArgumentException when the text is not ten digits from 0 to 9 */
    public AccountNumber {
        if (digits == null || digits.length() != LENGTH || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("an account number has " + LENGTH + " digits");
        }
    }

    /** Whether these are the last ten digits of a telephone number: accounts and mobile numbers begin alike. */
    public boolean isNumberOf(String sender) {
        return sender.endsWith(digits);
    }

    /** All but the last four digits hidden, fit for a log line. */
    @Override
    public String toString() {
        return "******" + digits.substring(LENGTH - 4);
    }
}
